package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is on the simulated Discord: people, guilds, channels, messages. Thread-safe;
 * its own monitor guards changes of more than one thing.
 */
final class World {
  /** Hears what changes, to tell the bot. */
  interface Changes {
    /** Something happened in a guild, or outside of all (null). */
    void happened(@Nullable SimulatedGuild guild, String event, ObjectNode data);
  }

  final Snowflakes ids = new Snowflakes();
  final SimulatedUser bot;
  private final Map<String, SimulatedUser> users = new ConcurrentHashMap<>();
  private final Map<String, SimulatedGuild> guilds = new ConcurrentHashMap<>();
  private final Map<String, SimulatedChannel> channels = new ConcurrentHashMap<>();
  private final List<Ping> pings = new CopyOnWriteArrayList<>();
  private volatile Changes changes = (guild, event, data) -> {};

  World(String botName) {
    bot = new SimulatedUser(ids.next(), botName, true);
    users.put(bot.id(), bot);
  }

  void tell(Changes listener) {
    changes = listener;
  }

  /** Tells the bot; a bot that is just connecting hears it after what it is told first. */
  synchronized void happened(@Nullable SimulatedGuild guild, String event, ObjectNode data) {
    changes.happened(guild, event, data);
  }

  SimulatedUser user(String name) {
    SimulatedUser user = new SimulatedUser(ids.next(), name, false);
    users.put(user.id(), user);
    return user;
  }

  void add(SimulatedGuild guild) {
    guilds.put(guild.id(), guild);
  }

  void add(SimulatedChannel channel) {
    channels.put(channel.id(), channel);
  }

  Optional<SimulatedUser> userWith(String id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<SimulatedGuild> guildWith(String id) {
    return Optional.ofNullable(guilds.get(id));
  }

  Optional<SimulatedChannel> channelWith(String id) {
    return Optional.ofNullable(channels.get(id)).filter(channel -> !channel.isDeleted());
  }

  Collection<SimulatedGuild> guilds() {
    return List.copyOf(guilds.values());
  }

  List<SimulatedChannel> channelsOf(SimulatedGuild guild) {
    List<SimulatedChannel> found = new ArrayList<>();
    for (SimulatedChannel channel : channels.values()) {
      if (channel.guild().filter(guild::equals).isPresent() && !channel.isDeleted()) {
        found.add(channel);
      }
    }
    found.sort((one, other) -> one.id().compareTo(other.id()));
    return found;
  }

  /** The direct messages between the bot and a person; opened when they are not yet. */
  synchronized SimulatedChannel directMessages(SimulatedUser person) {
    return channels.values().stream()
        .filter(channel -> channel.isDirectTo(person))
        .findFirst()
        .orElseGet(() -> SimulatedChannel.direct(this, person));
  }

  void pinged(Ping ping) {
    pings.add(ping);
  }

  List<Ping> pings() {
    return List.copyOf(pings);
  }

  List<PostedMessage> everyMessage() {
    return channels.values().stream()
        .flatMap(channel -> channel.messages().stream())
        .sorted((one, other) -> Long.compareUnsigned(one.number(), other.number()))
        .toList();
  }
}
