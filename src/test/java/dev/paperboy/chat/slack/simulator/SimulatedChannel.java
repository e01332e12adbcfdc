package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A conversation of any kind. What is named as done by people ({@link #inviteBot}, {@link
 * #archive}…) is told to the bot; {@code with…} only says how the world is. Thread-safe.
 */
public final class SimulatedChannel {
  private final SimulatedWorkspace workspace;
  private final World world;
  private final String id;
  private final ChannelKind kind;
  private final Set<SimulatedUser> members = new LinkedHashSet<>();
  private final List<StoredMessage> messages = new CopyOnWriteArrayList<>();
  private volatile String name;
  private volatile boolean bot = true;
  private volatile boolean archived;
  private volatile boolean deleted;
  private volatile boolean restricted;

  SimulatedChannel(SimulatedWorkspace workspace, ChannelKind kind, String name) {
    this.workspace = workspace;
    this.world = workspace.world();
    this.kind = kind;
    this.name = name;
    id = world.ids.next(kind.idPrefix);
    world.add(this);
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

  public SimulatedWorkspace workspace() {
    return workspace;
  }

  /** The bot is not in it. */
  public SimulatedChannel withoutBot() {
    bot = false;
    return this;
  }

  /** Only some may post to it, and the bot may not. */
  public SimulatedChannel withRestrictedPosting(boolean isRestricted) {
    restricted = isRestricted;
    return this;
  }

  /** It is archived. */
  public SimulatedChannel withArchive() {
    archived = true;
    return this;
  }

  /** Someone is in it. */
  public SimulatedChannel member(SimulatedUser user) {
    return members(List.of(user));
  }

  SimulatedChannel members(Collection<SimulatedUser> people) {
    synchronized (world) {
      members.addAll(people);
    }
    return this;
  }

  /** Someone invites the bot. */
  public void inviteBot(SimulatedUser inviter) {
    join(inviter);
  }

  /** The bot joins by itself. */
  void joinBot() {
    if (!bot) {
      join(workspace.bot());
    }
  }

  private void join(SimulatedUser inviter) {
    bot = true;
    ObjectNode event = event("member_joined_channel").put("user", workspace.bot().id());
    event.put("channel_type", id.substring(0, 1)).put("team", workspace.id());
    world.happened(workspace, event.put("inviter", inviter.id()));
  }

  /** Someone removes the bot. */
  public void removeBot() {
    bot = false;
    ObjectNode event = event("member_left_channel").put("user", workspace.bot().id());
    event.put("channel_type", id.substring(0, 1)).put("team", workspace.id());
    world.happened(workspace, event);
  }

  public void archive(SimulatedUser by) {
    archived = true;
    bot = false;
    world.happened(workspace, event(prefix() + "_archive").put("user", by.id()));
  }

  public void unarchive(SimulatedUser by) {
    archived = false;
    world.happened(workspace, event(prefix() + "_unarchive").put("user", by.id()));
  }

  public void delete() {
    deleted = true;
    world.happened(workspace, event(prefix() + "_deleted"));
  }

  public void rename(String newName) {
    name = newName;
    ObjectNode event = Json.object().put("type", prefix() + "_rename");
    event.putObject("channel").put("id", id).put("name", newName).put("created", 1_700_000_000);
    world.happened(workspace, event);
  }

  private String prefix() {
    return kind == ChannelKind.PUBLIC ? "channel" : "group";
  }

  private ObjectNode event(String type) {
    return Json.object().put("type", type).put("channel", id);
  }

  public boolean hasBot() {
    return bot;
  }

  public boolean isArchived() {
    return archived;
  }

  public boolean isDeleted() {
    return deleted;
  }

  boolean isRestricted() {
    return restricted;
  }

  boolean isAmong(Collection<SimulatedUser> people) {
    return members.size() == people.size() && members.containsAll(people);
  }

  List<SimulatedUser> members() {
    synchronized (world) {
      return List.copyOf(members);
    }
  }

  /** In a public channel everyone may see what is written. */
  boolean isOpenTo(SimulatedUser user) {
    return kind == ChannelKind.PUBLIC || members().contains(user);
  }

  /** What everyone can see, oldest first. */
  public List<PostedMessage> messages() {
    return visible("");
  }

  /** What only one person has been shown, oldest first. */
  public List<PostedMessage> ephemeralMessages(SimulatedUser user) {
    return visible(user.id());
  }

  private List<PostedMessage> visible(String to) {
    synchronized (world) {
      return messages.stream()
          .filter(message -> message.visibleTo.equals(to) && !message.isDeleted())
          .map(StoredMessage::posted)
          .toList();
    }
  }

  void add(StoredMessage message) {
    messages.add(message);
  }

  Optional<StoredMessage> message(String ts) {
    return messages.stream().filter(one -> one.ts.equals(ts) && !one.isDeleted()).findFirst();
  }

  /** What an interaction calls it. */
  String interactionName() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
      case GROUP_DIRECT -> "mpdm-" + id;
    };
  }

  /** As {@code conversations.info} shows it. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("created", 1_700_000_000);
    json.put("is_channel", kind == ChannelKind.PUBLIC || kind == ChannelKind.PRIVATE);
    json.put("is_group", false).put("is_im", kind == ChannelKind.DIRECT);
    json.put("is_mpim", kind == ChannelKind.GROUP_DIRECT);
    json.put("is_private", kind != ChannelKind.PUBLIC).put("is_archived", archived);
    json.put("is_general", false).put("is_shared", false).put("context_team_id", workspace.id());
    if (kind == ChannelKind.DIRECT) {
      json.put("user", members().get(0).id()).put("is_open", true);
    } else {
      json.put("name", name).put("name_normalized", name).put("is_member", bot);
      json.put("num_members", members().size() + (bot ? 1 : 0));
    }
    return json;
  }

  @Override
  public String toString() {
    return kind == ChannelKind.DIRECT ? id : "#" + name + " (" + id + ")";
  }
}
