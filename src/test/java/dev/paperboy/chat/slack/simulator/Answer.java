package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.simulator.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a person gets to see after doing something. Methods whose name begins with {@code await}
 * wait, and fail with an AssertionError after the deadline. Thread-safe.
 */
public final class Answer {
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);

  private final World world;
  private final OpenInteraction interaction;
  private final Delivery delivery;
  private final String responseUrl;

  Answer(World world, OpenInteraction interaction, Delivery delivery, String root) {
    this.world = world;
    this.interaction = interaction;
    this.delivery = delivery;
    responseUrl = root + interaction.responsePath;
  }

  /** What the bot was told, with its tries. */
  public Delivery delivery() {
    return delivery;
  }

  public String triggerId() {
    return interaction.triggerId;
  }

  public String responseUrl() {
    return responseUrl;
  }

  /** Waits for the acknowledgement. */
  public Answer awaitAcknowledged() {
    delivery.awaitAcknowledged();
    return this;
  }

  public boolean isAcknowledged() {
    return delivery.isAcknowledged();
  }

  /** How long the bot took to acknowledge; fails where it has not. */
  public Duration acknowledgedAfter() {
    return delivery.attempts().stream()
        .filter(one -> one.outcome() == Attempt.Outcome.ACKNOWLEDGED)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Not acknowledged"))
        .took();
  }

  /** What the person is told when the bot did not acknowledge: "" while all is well. */
  public String failure() {
    Attempt last = delivery.attempts().isEmpty() ? null : delivery.attempts().get(0);
    if (last == null) {
      return "";
    }
    return switch (last.outcome()) {
      case TIMED_OUT, LATE -> "operation_timeout";
      case REFUSED -> "http_error_" + last.detail();
      case UNREACHABLE -> "dispatch_failed";
      default -> "";
    };
  }

  /** Waits until the person is told that it did not work. */
  public String awaitFailure() {
    return Waiting.forValue(
        "a failure", USUAL_DEADLINE, () -> Optional.of(failure()).filter(one -> !one.isEmpty()));
  }

  /** The messages in answer as they are now: by the acknowledgement or the response address. */
  public List<PostedMessage> messages() {
    synchronized (world) {
      return interaction.messages().stream().map(StoredMessage::posted).toList();
    }
  }

  /** The first message in answer, once it is there. */
  public PostedMessage awaitMessage() {
    return awaitMessages(1).get(0);
  }

  /** Waits for so many messages in answer. */
  public List<PostedMessage> awaitMessages(int count) {
    Waiting.until(count + " messages in answer", USUAL_DEADLINE, () -> messages().size() >= count);
    return messages();
  }

  /** Waits until the first message in answer holds a text. */
  public PostedMessage awaitMessageWith(String text) {
    return Waiting.forValue(
        "a message with " + text,
        USUAL_DEADLINE,
        () -> messages().stream().filter(one -> one.allText().contains(text)).findFirst());
  }

  /** The message that was pressed on, once it has been edited so often. */
  public PostedMessage awaitEdits(int edits) {
    return Waiting.forValue(
        edits + " edits", USUAL_DEADLINE, () -> original().filter(one -> one.edits() >= edits));
  }

  /** The message that was pressed on, as it is now. */
  public Optional<PostedMessage> original() {
    synchronized (world) {
      return Optional.ofNullable(interaction.pressedOn).map(StoredMessage::posted);
    }
  }

  /** The modal that was opened in answer, once it is there, as it is now. */
  public OpenView awaitView() {
    return Waiting.forValue("a view in answer", USUAL_DEADLINE, this::view);
  }

  /** The modal that was opened in answer, as it is now. */
  public Optional<OpenView> view() {
    synchronized (world) {
      return interaction.views().stream().findFirst().map(StoredView::open);
    }
  }

  /** The view in which it was done, once the bot has changed it so often since it was opened. */
  public OpenView awaitViewUpdates(int updates) {
    return Waiting.forValue(
        updates + " updates of the view",
        USUAL_DEADLINE,
        () -> within().filter(view -> view.updates() >= updates));
  }

  private Optional<OpenView> within() {
    synchronized (world) {
      return Optional.ofNullable(interaction.within).map(StoredView::open);
    }
  }

  /** What became of a submission: close, errors, update, push or clear. */
  public String awaitResponseAction() {
    return Waiting.forValue(
        "an answer to the submission",
        USUAL_DEADLINE,
        () -> Optional.of(interaction.responseAction()).filter(action -> !action.isEmpty()));
  }

  /** The mistakes that a submission was answered, by block id. */
  public JsonNode awaitErrors() {
    Waiting.until("errors", USUAL_DEADLINE, () -> interaction.responseAction().equals("errors"));
    return interaction.errors();
  }

  /** How long ago it was done. */
  public long ageMilliseconds() {
    return TimeUnit.NANOSECONDS.toMillis(interaction.age().toNanos());
  }
}
