package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything there is on the simulated Slack: workspaces, people, channels, messages, tokens.
 * Thread-safe; its own monitor guards changes of more than one thing.
 */
final class World {
  /** Hears what happens, to tell the bot. */
  interface Events {
    Delivery happened(SimulatedWorkspace workspace, ObjectNode event);
  }

  static final String APP_ID = "A0PAPERBOY";

  final Ids ids = new Ids();
  final Views views = new Views(this);
  private final Map<String, SimulatedWorkspace> workspaces = new ConcurrentHashMap<>();
  private final Map<String, SimulatedUser> users = new ConcurrentHashMap<>();
  private final Map<String, SimulatedChannel> channels = new ConcurrentHashMap<>();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final List<Ping> pings = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Events events;
  volatile boolean hidingPrivateChannels = true;

  World(Events events) {
    this.events = events;
  }

  Delivery happened(SimulatedWorkspace workspace, ObjectNode event) {
    return events.happened(workspace, event);
  }

  void add(SimulatedWorkspace workspace) {
    workspaces.put(workspace.id(), workspace);
  }

  void add(SimulatedUser user) {
    users.put(user.id(), user);
  }

  void add(SimulatedChannel channel) {
    channels.put(channel.id(), channel);
  }

  Token newToken(String prefix, SimulatedWorkspace workspace, Set<String> scopes, Instant expires) {
    String value = prefix + "-" + workspace.id() + "-" + ids.next("SIMULATED");
    Token token = new Token(value, workspace, scopes, expires);
    tokens.put(value, token);
    return token;
  }

  Optional<Token> token(String value) {
    return Optional.ofNullable(tokens.get(value));
  }

  List<Token> tokensOf(SimulatedWorkspace workspace) {
    return tokens.values().stream().filter(token -> token.workspace.equals(workspace)).toList();
  }

  Optional<SimulatedUser> user(SimulatedWorkspace workspace, String id) {
    return Optional.ofNullable(users.get(id)).filter(user -> user.workspace().equals(workspace));
  }

  Optional<SimulatedChannel> channel(SimulatedWorkspace workspace, String id) {
    return Optional.ofNullable(channels.get(id))
        .filter(channel -> channel.workspace().equals(workspace) && !channel.isDeleted());
  }

  /** The channels of a workspace in the order of their making. */
  List<SimulatedChannel> channelsOf(SimulatedWorkspace workspace) {
    List<SimulatedChannel> found = new ArrayList<>();
    for (SimulatedChannel channel : channels.values()) {
      if (channel.workspace().equals(workspace) && !channel.isDeleted()) {
        found.add(channel);
      }
    }
    found.sort((one, other) -> one.id().compareTo(other.id()));
    return found;
  }

  /** The conversation of the bot with exactly these people; opened when it is not yet. */
  synchronized SimulatedChannel directMessages(
      SimulatedWorkspace workspace, Collection<SimulatedUser> people) {
    ChannelKind kind = people.size() == 1 ? ChannelKind.DIRECT : ChannelKind.GROUP_DIRECT;
    return channels.values().stream()
        .filter(channel -> channel.kind() == kind && channel.isAmong(people))
        .findFirst()
        .orElseGet(() -> new SimulatedChannel(workspace, kind, "").members(people));
  }

  void pinged(Collection<Ping> more) {
    pings.addAll(more);
  }

  List<Ping> pings() {
    return List.copyOf(pings);
  }

  void warned(String warning) {
    warnings.add(warning);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  List<PostedMessage> everyMessage() {
    return channels.values().stream()
        .flatMap(channel -> channel.messages().stream())
        .sorted((one, other) -> one.ts().compareTo(other.ts()))
        .toList();
  }
}
