package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.simulator.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Something that the bot is told, with the tries to tell it. Thread-safe. */
public final class Delivery {
  static final String EVENT = "events_api";
  static final String COMMAND = "slash_commands";
  static final String INTERACTIVE = "interactive";

  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);

  private final String type;
  private final ObjectNode payload;
  private final Consumer<JsonNode> whenAcknowledged;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private JsonNode answer = MissingNode.getInstance();
  private boolean finished;

  Delivery(String type, ObjectNode payload, Consumer<JsonNode> whenAcknowledged) {
    this.type = type;
    this.payload = payload;
    this.whenAcknowledged = whenAcknowledged;
  }

  /** {@code events_api}, {@code slash_commands} or {@code interactive}. */
  public String type() {
    return type;
  }

  /** The event's type, the interaction's type, or the command. */
  public String kind() {
    return switch (type) {
      case EVENT -> payload.path("event").path("type").asText();
      case COMMAND -> payload.path("command").asText();
      default -> payload.path("type").asText();
    };
  }

  /** What the bot is told. */
  public JsonNode payload() {
    return payload;
  }

  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** Whether the bot has acknowledged it in time, at whichever try. */
  public boolean isAcknowledged() {
    return attempts().stream().anyMatch(one -> one.outcome() == Attempt.Outcome.ACKNOWLEDGED);
  }

  /** Whether it will not be tried again. */
  public synchronized boolean isFinished() {
    return finished;
  }

  /** Waits until the bot has acknowledged it. */
  public Delivery awaitAcknowledged() {
    Waiting.until("an acknowledgement of " + kind(), USUAL_DEADLINE, this::isAcknowledged);
    return this;
  }

  /** Waits until it is acknowledged, or tried in vain for the last time. */
  public Delivery awaitFinished() {
    Waiting.until("the end of " + kind(), USUAL_DEADLINE, this::isFinished);
    return this;
  }

  /** What the acknowledgement carried; a missing node for nothing. */
  public synchronized JsonNode answer() {
    return answer;
  }

  synchronized int begin(String reason) {
    int number = attempts.size();
    Instant now = Instant.now();
    attempts.add(new Attempt(number, reason, now, Attempt.Outcome.PENDING, "", Duration.ZERO));
    starts.add(System.nanoTime());
    return number;
  }

  /** The bot has acknowledged a try. */
  void acknowledged(int number, JsonNode carried) {
    synchronized (this) {
      boolean late = attempts.get(number).outcome() != Attempt.Outcome.PENDING;
      if (late) {
        settle(number, Attempt.Outcome.LATE, attempts.get(number).detail());
        return;
      }
      if (finished) {
        settle(number, Attempt.Outcome.ACKNOWLEDGED, "again");
        return;
      }
    }
    // What it does must be done before a test can see that it was acknowledged.
    whenAcknowledged.accept(carried);
    synchronized (this) {
      settle(number, Attempt.Outcome.ACKNOWLEDGED, "");
      answer = carried;
      finished = true;
    }
  }

  /** A try has failed; whether that is news. */
  synchronized boolean failed(int number, Attempt.Outcome outcome, String detail) {
    boolean pending = attempts.get(number).outcome() == Attempt.Outcome.PENDING;
    if (pending) {
      settle(number, outcome, detail);
    }
    return pending;
  }

  synchronized void finish() {
    finished = true;
  }

  private void settle(int number, Attempt.Outcome outcome, String detail) {
    Duration took = Duration.ofNanos(System.nanoTime() - starts.get(number));
    attempts.set(number, attempts.get(number).with(outcome, detail, took));
  }
}
