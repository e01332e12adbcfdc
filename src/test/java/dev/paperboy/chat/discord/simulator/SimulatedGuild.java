package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import net.dv8tion.jda.api.Permission;

/**
 * A guild with its members, roles and channels. A change after the bot has connected is told to it
 * at once. Thread-safe.
 */
public final class SimulatedGuild {
  /** What everyone may do unless {@link #everyoneMay} says otherwise. */
  private static final long USUAL =
      Permission.getRaw(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.USE_APPLICATION_COMMANDS);

  private record Member(SimulatedUser user, String role, long permissions) {}

  private final World world;
  private final String id;
  private final String name;
  private final SimulatedUser owner;
  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private volatile long everyone = USUAL;
  private volatile boolean withBot = true;
  private volatile boolean unavailable;

  SimulatedGuild(World world, String id, String name) {
    this.world = world;
    this.id = id;
    this.name = name;
    owner = world.user("owner of " + name);
    add(owner, Everything.ALLOWED);
    add(world.bot, 0);
    world.add(this);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public SimulatedUser owner() {
    return owner;
  }

  /** Makes a person a member who may do these things beyond what everyone may. */
  public SimulatedGuild member(SimulatedUser user, Permission... permissions) {
    boolean known = members.containsKey(user.id());
    Member member = add(user, Permission.getRaw(permissions));
    ObjectNode event = Json.object().put("guild_id", id);
    event.set("role", role(member.role, user.name(), member.permissions));
    world.happened(this, known ? "GUILD_ROLE_UPDATE" : "GUILD_ROLE_CREATE", event);
    return this;
  }

  /** Sets what the bot may do beyond what everyone may. */
  public SimulatedGuild botMay(Permission... permissions) {
    return member(world.bot, permissions);
  }

  /** Sets what everyone may do in this guild. */
  public SimulatedGuild everyoneMay(Permission... permissions) {
    everyone = Permission.getRaw(permissions);
    ObjectNode event = Json.object().put("guild_id", id);
    event.set("role", role(id, "@everyone", everyone));
    world.happened(this, "GUILD_ROLE_UPDATE", event);
    return this;
  }

  public SimulatedChannel textChannel(String channelName) {
    return channel(ChannelKind.TEXT, channelName, List.of());
  }

  public SimulatedChannel announcementChannel(String channelName) {
    return channel(ChannelKind.ANNOUNCEMENT, channelName, List.of());
  }

  /** A forum that offers these tags. */
  public SimulatedChannel forum(String channelName, String... tags) {
    return channel(ChannelKind.FORUM, channelName, List.of(tags));
  }

  /** The bot is thrown out. */
  public void removeBot() {
    withBot = false;
    world.happened(this, "GUILD_DELETE", Json.object().put("id", id));
  }

  /** The bot is invited again. */
  public void inviteBot() {
    withBot = true;
    world.happened(this, "GUILD_CREATE", json());
  }

  /** Discord cannot serve this guild for a while: an outage, not a removal. */
  public void becomeUnavailable() {
    unavailable = true;
    world.happened(this, "GUILD_DELETE", Json.object().put("id", id).put("unavailable", true));
  }

  /** The outage is over. */
  public void becomeAvailable() {
    unavailable = false;
    world.happened(this, "GUILD_CREATE", json());
  }

  /** The member's role of its own and nickname are told again, as after a change of roles. */
  public void tellMember(SimulatedUser user) {
    ObjectNode event = memberJson(user).put("guild_id", id);
    world.happened(this, "GUILD_MEMBER_UPDATE", event);
  }

  public boolean hasBot() {
    return withBot;
  }

  boolean isAvailable() {
    return !unavailable;
  }

  boolean hasMember(SimulatedUser user) {
    return members.containsKey(user.id());
  }

  /** What a member may do in the guild, before a channel's overwrites. */
  long permissionsOf(SimulatedUser user) {
    Member member = members.get(user.id());
    long permissions = everyone | (member == null ? 0 : member.permissions);
    boolean all = (permissions & Permission.ADMINISTRATOR.getRawValue()) != 0;
    return all ? Everything.ALLOWED : permissions;
  }

  private SimulatedChannel channel(ChannelKind kind, String channelName, List<String> tags) {
    SimulatedChannel channel = SimulatedChannel.in(world, this, kind, channelName, tags);
    world.happened(this, "CHANNEL_CREATE", channel.json());
    return channel;
  }

  private Member add(SimulatedUser user, long permissions) {
    return Objects.requireNonNull(
        members.compute(
            user.id(),
            (key, before) ->
                new Member(user, before == null ? world.ids.next() : before.role, permissions)));
  }

  /** The id of the role that a member alone has. */
  public String roleOf(SimulatedUser user) {
    return Objects.requireNonNull(members.get(user.id())).role;
  }

  ObjectNode memberJson(SimulatedUser user) {
    ObjectNode json = Json.object();
    json.set("user", user.json());
    Member member = members.get(user.id());
    json.set("roles", Json.strings(member == null ? List.of() : List.of(member.role)));
    json.put("joined_at", "2024-01-01T00:00:00.000000+00:00").put("flags", 0);
    json.put("deaf", false).put("mute", false).put("pending", false);
    return json.putNull("nick").putNull("avatar").putNull("premium_since");
  }

  ObjectNode partialJson() {
    ObjectNode json = Json.object().put("id", id).put("locale", "en-US");
    json.putArray("features");
    return json;
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("owner_id", owner.id());
    json.put("afk_timeout", 300).put("verification_level", 0).put("mfa_level", 0);
    json.put("default_message_notifications", 0).put("explicit_content_filter", 0);
    json.put("preferred_locale", "en-US").put("nsfw_level", 0).put("premium_tier", 0);
    json.put("premium_progress_bar_enabled", false).put("system_channel_flags", 0);
    json.put("joined_at", "2024-01-01T00:00:00.000000+00:00").put("large", false);
    json.put("unavailable", false).put("member_count", members.size());
    json.put("max_members", 500_000);
    json.putNull("icon").putNull("splash").putNull("description").putNull("banner");
    json.putNull("vanity_url_code").putNull("afk_channel_id").putNull("system_channel_id");
    json.putNull("rules_channel_id").putNull("public_updates_channel_id");
    for (String empty :
        List.of(
            "features",
            "emojis",
            "stickers",
            "voice_states",
            "presences",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds")) {
      json.putArray(empty);
    }
    addRoles(json.putArray("roles"));
    // Without the privileged intent a bot is told of no member but itself.
    json.putArray("members").add(memberJson(world.bot));
    addChannels(json.putArray("channels"), json.putArray("threads"));
    return json;
  }

  private void addRoles(ArrayNode roles) {
    roles.add(role(id, "@everyone", everyone));
    members.values().forEach(one -> roles.add(role(one.role, one.user.name(), one.permissions)));
  }

  private void addChannels(ArrayNode channels, ArrayNode threads) {
    for (SimulatedChannel channel : world.channelsOf(this)) {
      if (!channel.kind().isThread()) {
        channels.add(channel.json());
      } else if (!channel.isArchived()) {
        threads.add(channel.json());
      }
    }
  }

  private static ObjectNode role(String id, String name, long permissions) {
    ObjectNode role = Json.object().put("id", id).put("name", name).put("color", 0);
    role.putObject("colors")
        .put("primary_color", 0)
        .putNull("secondary_color")
        .putNull("tertiary_color");
    role.put("hoist", false).put("managed", false).put("mentionable", false).put("flags", 0);
    role.put("position", name.equals("@everyone") ? 0 : 1).putNull("icon");
    return role.put("permissions", Long.toString(permissions)).putNull("unicode_emoji");
  }

  @Override
  public String toString() {
    return name;
  }
}
