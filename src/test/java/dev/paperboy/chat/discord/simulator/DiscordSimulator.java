package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.simulator.Outage;
import dev.paperboy.chat.simulator.Waiting;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Discord on loopback: gateway and REST API on one port, with people who use it.
 *
 * <p>It listens once it is made. Commands of people are written as they type them: {@code "papers
 * search"}. Thread-safe.
 */
public final class DiscordSimulator implements AutoCloseable {
  /** The token that the bot must present. */
  public static final String TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.simulated.token-of-a-simulated-bot";

  private final World world = new World("Paperboy");
  private final RateLimits rateLimits = new RateLimits();
  private final Faults faults = new Faults();
  private final Postings postings = new Postings(world);
  private final CommandEndpoints commands = new CommandEndpoints(world);
  private final InteractionEndpoints interactions = new InteractionEndpoints(world, postings);
  private final People people = new People(world, commands, interactions);
  private final Gateway gateway = new Gateway(world, TOKEN, this::gatewayUrl);
  private final RestApi rest;
  private final Javalin javalin;
  private volatile int port;
  private final Outage outage;

  /** A simulator on a free port. */
  public DiscordSimulator() {
    this(0);
  }

  /** A simulator on a given port; 0 for a free one. */
  public DiscordSimulator(int port) {
    Router router = new Router();
    new PlaceEndpoints(world, this::gatewayUrl, gateway::identifyConcurrency).addTo(router);
    commands.addTo(router);
    new MessageEndpoints(world, postings).addTo(router);
    interactions.addTo(router);
    rest = new RestApi(world, TOKEN, router, rateLimits, faults);
    javalin = Javalin.create(this::configure).start("127.0.0.1", port);
    this.port = javalin.port();
    outage = new Outage(javalin);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = 30_000_000L;
    config.jetty.threadPool = new QueuedThreadPool(64, 4);
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE)) {
      config.routes.addHttpHandler(method, RestApi.ROOT + "<path>", rest::handle);
    }
    config.routes.ws("/gateway", gateway::addTo);
  }

  /** Where the REST API is: {@code http://127.0.0.1:port/api/v10/}. */
  public String apiUrl() {
    return "http://127.0.0.1:" + port + RestApi.ROOT;
  }

  /** Where the gateway is: {@code ws://127.0.0.1:port/gateway}. */
  public String gatewayUrl() {
    return "ws://127.0.0.1:" + port + "/gateway";
  }

  // The world.

  /** The bot's own account. */
  public SimulatedUser bot() {
    return world.bot;
  }

  /** A new person. */
  public SimulatedUser user(String name) {
    return world.user(name);
  }

  /** A new guild with the bot in it; a connected bot is told. */
  public SimulatedGuild guild(String name) {
    return join(new SimulatedGuild(world, world.ids.next(), name));
  }

  /** A new guild that belongs to a shard. */
  public SimulatedGuild guildOnShard(String name, int shard, int total) {
    return join(new SimulatedGuild(world, world.ids.onShard(shard, total), name));
  }

  /** A new guild without the bot: commands work there for those who have installed the app. */
  public SimulatedGuild guildWithoutBot(String name) {
    SimulatedGuild guild = new SimulatedGuild(world, world.ids.next(), name);
    guild.removeBot();
    return guild;
  }

  /** The direct messages between the bot and a person. */
  public SimulatedChannel directMessages(SimulatedUser person) {
    return world.directMessages(person);
  }

  /** A private group of people, without the bot. */
  public SimulatedChannel group(String name, SimulatedUser owner) {
    return SimulatedChannel.group(world, name, owner);
  }

  private SimulatedGuild join(SimulatedGuild guild) {
    world.happened(guild, "GUILD_CREATE", guild.json());
    return guild;
  }

  // What people do.

  /**
   * A person sends a slash command; waits until the bot has registered it.
   *
   * @param words the command with its subcommand: {@code "papers search"}
   * @throws IllegalArgumentException where Discord's own program would not let it be sent
   */
  public Answer slash(
      SimulatedUser user, SimulatedChannel channel, String words, Map<String, ?> options) {
    return people.slash(user, channel, words, options);
  }

  /** A person sends a slash command without options. */
  public Answer slash(SimulatedUser user, SimulatedChannel channel, String words) {
    return slash(user, channel, words, Map.of());
  }

  /** A person types into an option that completes. */
  public Answer autocomplete(
      SimulatedUser user,
      SimulatedChannel channel,
      String words,
      String option,
      String typed,
      Map<String, ?> otherOptions) {
    return people.autocomplete(user, channel, words, option, typed, otherOptions);
  }

  /** A person chooses a command in the menu of a message with this content. */
  public Answer messageCommand(
      SimulatedUser user, SimulatedChannel channel, String command, String messageContent) {
    return people.messageCommand(user, channel, command, messageContent);
  }

  /** A person presses a button of a message. */
  public Answer press(SimulatedUser user, PostedMessage message, String customId) {
    return people.component(user, message, customId, List.of());
  }

  /** A person presses the first button with this label. */
  public Answer pressLabelled(SimulatedUser user, PostedMessage message, String label) {
    List<String> ids = message.buttonsLabelled(label);
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("The message has no button " + label);
    }
    return press(user, message, ids.get(0));
  }

  /** A person chooses in a menu of a message. */
  public Answer choose(
      SimulatedUser user, PostedMessage message, String customId, String... values) {
    return people.component(user, message, customId, List.of(values));
  }

  /** A person fills in the window that an answer has opened. */
  public Answer submit(SimulatedUser user, Answer modal, Map<String, String> texts) {
    return people.submit(user, modal, texts);
  }

  // What there is to see.

  /** What everyone can see in a channel, oldest first. */
  public List<PostedMessage> messages(SimulatedChannel channel) {
    return channel.messages();
  }

  /** What was posted to a channel outside of interactions by the bot, oldest first. */
  public List<PostedMessage> posts(SimulatedChannel channel) {
    return channel.messages().stream()
        .filter(message -> message.interaction().isEmpty())
        .filter(message -> message.author().equals(world.bot.id()))
        .toList();
  }

  /** Every public message everywhere, in the order of their ids. */
  public List<PostedMessage> everyMessage() {
    return world.everyMessage();
  }

  /** The notifications that messages have caused. */
  public List<Ping> pings() {
    return world.pings();
  }

  /** Every request so far, in order. */
  public List<RecordedRequest> requests() {
    return rest.requests();
  }

  /** The requests of a kind so far: {@code "POST channels/*}{@code /messages"}. */
  public List<RecordedRequest> requests(String pattern) {
    PathPattern kind = PathPattern.of(pattern);
    return rest.requests().stream().filter(one -> kind.fits(one.method(), one.path())).toList();
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    rest.forgetRequests();
  }

  /** The commands that are registered for everyone. */
  public List<JsonNode> commands() {
    return List.copyOf(commands.everywhere());
  }

  /** How many answers were 401, 403 or 429 (but for shared limits). */
  public int invalidRequests() {
    return rateLimits.invalidRequests();
  }

  /** Waits until something is so, else fails. */
  public void await(String what, Duration deadline, BooleanSupplier isSo) {
    Waiting.until(what, deadline, isSo);
  }

  /** Waits until so many shards are connected. */
  public void awaitShards(int shards, Duration deadline) {
    await(shards + " shards", deadline, () -> gateway.connectedShards() >= shards);
  }

  // What goes wrong.

  public Gateway gateway() {
    return gateway;
  }

  public RateLimits rateLimits() {
    return rateLimits;
  }

  public Faults faults() {
    return faults;
  }

  /** How long a nonce is remembered. Default 5 minutes. */
  public void nonceWindow(Duration window) {
    postings.nonceWindow(window);
  }

  /** How long a first response may take (default 3 s), and a token is valid (15 min). */
  public void interactionDeadlines(Duration firstResponse, Duration tokenLife) {
    interactions.deadlines(firstResponse, tokenLife);
  }

  /** Discord is away: connections are cut and new ones refused. */
  public void startOutage() {
    outage.start();
  }

  /** Discord is back on the same port. */
  public void endOutage() {
    outage.end();
  }

  @Override
  public void close() {
    gateway.dropConnections();
    javalin.stop();
  }
}
