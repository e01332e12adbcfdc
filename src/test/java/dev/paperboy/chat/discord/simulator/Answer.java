package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.simulator.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person gets to see after a command, a press or typing. Methods whose name begins with
 * {@code await} wait, and fail with an AssertionError after the deadline. Thread-safe.
 */
public final class Answer {
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(60);

  private final OpenInteraction interaction;

  Answer(OpenInteraction interaction) {
    this.interaction = interaction;
  }

  /** The interaction's id. */
  public String interaction() {
    return interaction.id;
  }

  /** Whether the bot has responded at all. */
  public boolean isAcknowledged() {
    return interaction.response().isPresent();
  }

  /** The body of the first response: {@code {"type": 5, "data": {…}}}. */
  public JsonNode awaitFirstResponse() {
    return Waiting.forValue("a first response", USUAL_DEADLINE, interaction::response);
  }

  /** The type of the first response: 4 message, 5 and 6 deferred, 7 update, 8 choices, 9 modal. */
  public int awaitType() {
    return awaitFirstResponse().path("type").asInt();
  }

  /** How long the bot took for its first response. */
  public Duration respondedAfter() {
    return interaction.respondedAfter();
  }

  /** The answering message once it is there, not "thinking…" any more. */
  public PostedMessage awaitMessage() {
    return awaitMessage(USUAL_DEADLINE);
  }

  /** The answering message once it is there, not "thinking…" any more. */
  public PostedMessage awaitMessage(Duration deadline) {
    return Waiting.forValue("a message in answer", deadline, this::message);
  }

  /** The answering message as it is now; of an update, the message that was pressed on. */
  public Optional<PostedMessage> message() {
    return interaction
        .original()
        .filter(message -> !message.isLoading())
        .map(StoredMessage::posted);
  }

  /** Waits until the message that was pressed on, or the answer, has been edited so often. */
  public PostedMessage awaitEdits(int edits) {
    return Waiting.forValue(
        edits + " edits", USUAL_DEADLINE, () -> message().filter(one -> one.edits() >= edits));
  }

  /** The further messages, in order. */
  public List<PostedMessage> followups() {
    return interaction.followups().stream().map(StoredMessage::posted).toList();
  }

  /** Waits for so many further messages. */
  public List<PostedMessage> awaitFollowups(int count) {
    Waiting.until(count + " followups", USUAL_DEADLINE, () -> followups().size() >= count);
    return followups();
  }

  /** The values of the offered choices of an autocomplete. */
  public List<String> awaitChoices() {
    return choices("value");
  }

  /** The names of the offered choices of an autocomplete, as a person reads them. */
  public List<String> awaitChoiceNames() {
    return choices("name");
  }

  private List<String> choices(String field) {
    List<String> choices = new ArrayList<>();
    awaitFirstResponse().at("/data/choices").forEach(one -> choices.add(one.path(field).asText()));
    return choices;
  }

  OpenInteraction open() {
    return interaction;
  }
}
