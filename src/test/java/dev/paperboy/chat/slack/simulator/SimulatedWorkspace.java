package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A workspace with its people and channels, and the bot's installation in it. {@link #uninstall} is
 * told to the bot; the rest only says how the world is. Thread-safe.
 */
public final class SimulatedWorkspace {
  /** The scopes that a new installation has. */
  static final Set<String> USUAL_SCOPES =
      Set.of(
          "app_mentions:read",
          "channels:join",
          "channels:read",
          "chat:write",
          "chat:write.public",
          "commands",
          "groups:read",
          "im:history",
          "im:read",
          "im:write",
          "links:read",
          "links:write",
          "mpim:read",
          "mpim:write",
          "team:read",
          "reactions:read",
          "users:read");

  private final World world;
  private final String id;
  private final String botId;
  private final String name;
  private final SimulatedUser bot;
  private volatile Token token;

  SimulatedWorkspace(World world, String name, boolean installed) {
    this.world = world;
    this.name = name;
    id = world.ids.next("T");
    botId = world.ids.next("B");
    bot = new SimulatedUser(this, world.ids.next("U"), "paperboy", false, true);
    world.add(bot);
    token = world.newToken("xoxb", this, USUAL_SCOPES, Instant.MAX);
    token.problem = installed ? "" : "account_inactive";
    world.add(this);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String domain() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The bot as a member. */
  public SimulatedUser bot() {
    return bot;
  }

  /** The id that messages of the bot carry: {@code B…}. */
  public String botId() {
    return botId;
  }

  /** The bot's newest token: {@code xoxb-…}. */
  public String botToken() {
    return token.value;
  }

  World world() {
    return world;
  }

  /** A new member. */
  public SimulatedUser user(String userName) {
    return member(userName, false);
  }

  /** A new member who administers the workspace. */
  public SimulatedUser admin(String userName) {
    return member(userName, true);
  }

  private SimulatedUser member(String userName, boolean admin) {
    SimulatedUser user = new SimulatedUser(this, world.ids.next("U"), userName, admin, false);
    world.add(user);
    return user;
  }

  /** A new public channel with the bot in it. */
  public SimulatedChannel publicChannel(String channelName) {
    return new SimulatedChannel(this, ChannelKind.PUBLIC, channelName);
  }

  /** A new private channel with these people and the bot in it. */
  public SimulatedChannel privateChannel(String channelName, SimulatedUser... people) {
    return new SimulatedChannel(this, ChannelKind.PRIVATE, channelName).members(List.of(people));
  }

  /** The direct messages between the bot and a person. */
  public SimulatedChannel directMessages(SimulatedUser person) {
    return world.directMessages(this, List.of(person));
  }

  /** The direct messages of several people, with the bot. */
  public SimulatedChannel groupMessages(SimulatedUser... people) {
    return world.directMessages(this, List.of(people));
  }

  /** The bot's token carries one scope more. */
  public SimulatedWorkspace grant(String scope) {
    synchronized (world) {
      token.scopes.add(scope);
    }
    return this;
  }

  /** The bot's token carries one scope less. */
  public SimulatedWorkspace withdraw(String scope) {
    synchronized (world) {
      token.scopes.remove(scope);
    }
    return this;
  }

  /**
   * The bot's tokens work no more.
   *
   * @param error what they are answered: token_revoked, account_inactive, invalid_auth; "" heals
   */
  public void breakTokens(String error) {
    synchronized (world) {
      world.tokensOf(this).forEach(one -> one.problem = error);
    }
  }

  /** Someone removes the app: its tokens are revoked, and the bot is told. */
  public void uninstall() {
    breakTokens("account_inactive");
    ObjectNode revoked = Json.object().put("type", "tokens_revoked");
    ObjectNode tokens = revoked.putObject("tokens");
    tokens.putArray("oauth");
    tokens.putArray("bot").add(bot.id());
    world.happened(this, revoked);
    world.happened(this, Json.object().put("type", "app_uninstalled"));
  }

  Token install(Set<String> scopes, Instant expires) {
    token =
        world.newToken(expires.equals(Instant.MAX) ? "xoxb" : "xoxe.xoxb", this, scopes, expires);
    return token;
  }

  ObjectNode brief() {
    return Json.object().put("id", id).put("domain", domain()).put("name", name);
  }

  @Override
  public String toString() {
    return name + " (" + id + ")";
  }
}
