package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An interaction that the bot was told of, and what it has answered. Thread-safe. */
final class OpenInteraction {
  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;

  final String id;
  final String token;
  final int type;
  final SimulatedUser user;
  final SimulatedChannel channel;
  final @Nullable StoredMessage pressedOn;
  private final long asked = System.nanoTime();
  private final List<StoredMessage> followups = new CopyOnWriteArrayList<>();
  private volatile @Nullable JsonNode response;
  private volatile @Nullable StoredMessage original;
  private volatile Duration respondedAfter = Duration.ZERO;

  OpenInteraction(
      String id,
      String token,
      int type,
      SimulatedUser user,
      SimulatedChannel channel,
      @Nullable StoredMessage pressedOn) {
    this.id = id;
    this.token = token;
    this.type = type;
    this.user = user;
    this.channel = channel;
    this.pressedOn = pressedOn;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  void respond(JsonNode firstResponse, @Nullable StoredMessage message) {
    respondedAfter = age();
    original = message;
    response = firstResponse;
  }

  Optional<JsonNode> response() {
    return Optional.ofNullable(response);
  }

  Duration respondedAfter() {
    return respondedAfter;
  }

  Optional<StoredMessage> original() {
    return Optional.ofNullable(original);
  }

  void forgetOriginal() {
    original = null;
  }

  void follow(StoredMessage message) {
    followups.add(message);
  }

  List<StoredMessage> followups() {
    return List.copyOf(followups);
  }

  StoredMessage.Origin origin(SimulatedUser bot) {
    return new StoredMessage.Origin(bot, id, user.id());
  }
}
