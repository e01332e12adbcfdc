package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A channel, thread, forum or direct messages, with what was posted there. A change after the bot
 * has connected is told to it at once. Thread-safe.
 */
public final class SimulatedChannel {
  private static final int REQUIRE_TAG = 1 << 4;

  private final World world;
  private final String id;
  private volatile String name;
  private final ChannelKind kind;
  private final @Nullable SimulatedGuild guild;
  private final @Nullable SimulatedChannel parent;
  private final @Nullable SimulatedUser recipient;
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final Map<String, Overwrite> overwrites = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, StoredMessage> messages = new ConcurrentSkipListMap<>();
  private volatile List<String> appliedTags = List.of();
  private volatile boolean deleted;
  private volatile boolean archived;
  private volatile boolean locked;
  private volatile boolean requiringTag;

  private SimulatedChannel(
      World world,
      String id,
      String name,
      ChannelKind kind,
      @Nullable SimulatedGuild guild,
      @Nullable SimulatedChannel parent,
      @Nullable SimulatedUser recipient) {
    this.world = world;
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.guild = guild;
    this.parent = parent;
    this.recipient = recipient;
  }

  static SimulatedChannel in(
      World world, SimulatedGuild guild, ChannelKind kind, String name, List<String> tags) {
    SimulatedChannel channel =
        new SimulatedChannel(world, world.ids.next(), name, kind, guild, null, null);
    tags.forEach(tag -> channel.tags.put(tag, world.ids.next()));
    world.add(channel);
    return channel;
  }

  static SimulatedChannel direct(World world, SimulatedUser person) {
    SimulatedChannel channel =
        new SimulatedChannel(
            world, world.ids.next(), "", ChannelKind.DIRECT_MESSAGE, null, null, person);
    world.add(channel);
    return channel;
  }

  static SimulatedChannel group(World world, String name, SimulatedUser owner) {
    SimulatedChannel channel =
        new SimulatedChannel(world, world.ids.next(), name, ChannelKind.GROUP, null, null, owner);
    world.add(channel);
    return channel;
  }

  SimulatedChannel threadNamed(String threadName, List<String> applied) {
    return threadNamed(world.ids.next(), threadName, applied);
  }

  private SimulatedChannel threadNamed(String threadId, String threadName, List<String> applied) {
    ChannelKind threadKind =
        kind == ChannelKind.ANNOUNCEMENT ? ChannelKind.ANNOUNCEMENT_THREAD : ChannelKind.THREAD;
    SimulatedChannel thread =
        new SimulatedChannel(world, threadId, threadName, threadKind, guild, this, null);
    thread.appliedTags = List.copyOf(applied);
    world.add(thread);
    world.happened(guild, "THREAD_CREATE", thread.json().put("newly_created", true));
    return thread;
  }

  /** Opens a thread below this channel. */
  public SimulatedChannel thread(String threadName) {
    return threadNamed(threadName, List.of());
  }

  /** Somebody begins a thread at a message, which gets the message's id. */
  public SimulatedChannel threadAt(PostedMessage message, String threadName) {
    return threadNamed(message.id(), threadName, List.of());
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ChannelKind kind() {
    return kind;
  }

  public Optional<SimulatedGuild> guild() {
    return Optional.ofNullable(guild);
  }

  /** The forum or channel that a thread belongs to. */
  public Optional<SimulatedChannel> parent() {
    return Optional.ofNullable(parent);
  }

  /** The threads of this channel or posts of this forum, oldest first. */
  public List<SimulatedChannel> threads() {
    return guild == null
        ? List.of()
        : world.channelsOf(guild).stream().filter(channel -> channel.parent == this).toList();
  }

  /** The tags that a forum offers: id by name. */
  public Map<String, String> tags() {
    return Map.copyOf(tags);
  }

  /** The names of the tags that a forum post carries. */
  public List<String> appliedTags() {
    Map<String, String> offered = parent == null ? Map.of() : parent.tags;
    return offered.entrySet().stream()
        .filter(tag -> appliedTags.contains(tag.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What everyone can see here, oldest first; of a thread whose start is a post, that too. */
  public List<PostedMessage> messages() {
    List<PostedMessage> posted = new ArrayList<>();
    for (StoredMessage message : messages.values()) {
      if (message.isPublic()) {
        posted.add(message.posted());
      }
    }
    return posted;
  }

  /** Denies the bot these things here. */
  public void deny(Permission... permissions) {
    change(world.bot, before -> before.denying(Permission.getRaw(permissions)));
  }

  /** Allows the bot these things here. */
  public void allow(Permission... permissions) {
    change(world.bot, before -> before.allowing(Permission.getRaw(permissions)));
  }

  /** Denies a person these things here. */
  public void denyMember(SimulatedUser user, Permission... permissions) {
    change(user, before -> before.denying(Permission.getRaw(permissions)));
  }

  /** Allows a person these things here. */
  public void allowMember(SimulatedUser user, Permission... permissions) {
    change(user, before -> before.allowing(Permission.getRaw(permissions)));
  }

  /** Gives the channel another name. */
  public void rename(String newName) {
    name = newName;
    world.happened(guild, kind.isThread() ? "THREAD_UPDATE" : "CHANNEL_UPDATE", json());
  }

  /** Deletes the channel. */
  public void delete() {
    deleted = true;
    world.happened(guild, kind.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", json());
  }

  /** Archives a thread; a message wakes it up. */
  public void archive() {
    setArchived(true);
  }

  /** Locks a thread: a bot without Manage Threads is returned 160005. */
  public void lock() {
    locked = true;
    setArchived(true);
  }

  /** From now on a post of this forum must carry a tag. */
  public void requireTag() {
    requiringTag = true;
    world.happened(guild, "CHANNEL_UPDATE", json());
  }

  void setArchived(boolean value) {
    archived = value;
    world.happened(guild, "THREAD_UPDATE", json());
  }

  boolean isDeleted() {
    return deleted;
  }

  boolean isArchived() {
    return archived;
  }

  boolean isLocked() {
    return locked;
  }

  boolean isRequiringTag() {
    return requiringTag;
  }

  boolean isDirectTo(SimulatedUser person) {
    return kind == ChannelKind.DIRECT_MESSAGE && person.equals(recipient);
  }

  Optional<SimulatedUser> recipient() {
    return Optional.ofNullable(recipient);
  }

  Optional<StoredMessage> message(String messageId) {
    return Optional.ofNullable(messages.get(Long.parseUnsignedLong(messageId)));
  }

  List<StoredMessage> storedMessages() {
    return List.copyOf(messages.values());
  }

  void keep(StoredMessage message) {
    messages.put(Long.parseUnsignedLong(message.id()), message);
  }

  void forget(StoredMessage message) {
    messages.remove(Long.parseUnsignedLong(message.id()));
  }

  /** What somebody may do here. */
  long permissionsOf(SimulatedUser user) {
    if (guild == null) {
      return Everything.ALLOWED & ~Permission.ADMINISTRATOR.getRawValue();
    }
    if (parent != null) {
      return parent.permissionsOf(user);
    }
    long permissions = guild.permissionsOf(user);
    if ((permissions & Permission.ADMINISTRATOR.getRawValue()) != 0) {
      return Everything.ALLOWED;
    }
    Overwrite own = overwrites.get(user.id());
    return own == null ? permissions : own.on(permissions);
  }

  boolean lets(SimulatedUser user, Permission permission) {
    return (permissionsOf(user) & permission.getRawValue()) != 0;
  }

  private void change(SimulatedUser user, UnaryOperator<Overwrite> change) {
    overwrites.compute(
        user.id(),
        (key, before) ->
            change.apply(before == null ? new Overwrite(user.id(), true, 0, 0) : before));
    world.happened(guild, "CHANNEL_UPDATE", json());
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("type", kind.number()).put("flags", 0);
    json.putNull("last_message_id");
    if (guild != null) {
      json.put("guild_id", guild.id()).put("name", name).put("rate_limit_per_user", 0);
      json.put("parent_id", parent == null ? null : parent.id());
    }
    if (kind.isThread()) {
      addThread(json);
    } else if (guild != null) {
      addGuildChannel(json);
    } else {
      ArrayNode recipients = json.putArray("recipients");
      recipient().ifPresent(person -> recipients.add(person.json()));
      json.put("name", name).putNull("icon");
      if (kind == ChannelKind.GROUP) {
        recipient().ifPresent(owner -> json.put("owner_id", owner.id()));
      }
    }
    return json;
  }

  private void addGuildChannel(ObjectNode json) {
    json.put("position", 0).put("nsfw", false).putNull("topic");
    ArrayNode array = json.putArray("permission_overwrites");
    overwrites.values().forEach(overwrite -> array.add(overwrite.json()));
    if (kind == ChannelKind.FORUM) {
      json.put("flags", requiringTag ? REQUIRE_TAG : 0).put("default_forum_layout", 0);
      json.putNull("default_reaction_emoji").putNull("default_sort_order");
      ArrayNode available = json.putArray("available_tags");
      tags.forEach((tag, tagId) -> available.add(tag(tag, tagId)));
    }
  }

  private static ObjectNode tag(String name, String id) {
    ObjectNode tag = Json.object().put("id", id).put("name", name).put("moderated", false);
    return tag.putNull("emoji_id").putNull("emoji_name");
  }

  private void addThread(ObjectNode json) {
    json.put("owner_id", world.bot.id()).put("message_count", messages.size());
    json.put("member_count", 1).put("total_message_sent", messages.size());
    json.set("applied_tags", Json.strings(appliedTags));
    json.putObject("thread_metadata")
        .put("archived", archived)
        .put("locked", locked)
        .put("auto_archive_duration", 1440)
        .put("archive_timestamp", "2024-01-01T00:00:00.000000+00:00")
        .put("create_timestamp", "2024-01-01T00:00:00.000000+00:00");
  }

  @Override
  public String toString() {
    return name.isEmpty() ? kind + " " + id : "#" + name;
  }
}
