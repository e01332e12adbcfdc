package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.simulator.SimulatedFault;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Something that goes wrong with requests of a kind, once or several times. Thread-safe. */
public final class Fault extends SimulatedFault<Call, Reply, Fault> {

  Fault(PathPattern pattern) {
    super(call -> pattern.fits(call.method(), call.path()));
  }

  @Override
  protected Fault self() {
    return this;
  }

  /** Strikes only requests with such a body. */
  public Fault whenBody(Predicate<JsonNode> fits) {
    return where(call -> fits.test(call.body()));
  }

  /** Strikes only messages with embeds. */
  public Fault whenEmbeds() {
    return whenBody(
        body ->
            Stream.of("/embeds", "/message/embeds", "/data/embeds")
                .anyMatch(place -> !body.at(place).isEmpty()));
  }

  /** Strikes only messages with embeds, and answers 50035 as to a malformed one. */
  public Fault rejectsEmbeds() {
    FormErrors errors = new FormErrors();
    errors.add("embeds.0.description", "BASE_TYPE_BAD_LENGTH", "Not to Discord's liking.");
    return whenEmbeds().replies(errors.reply());
  }

  /** Answers with an error instead of doing what was asked. */
  public Fault answers(int status, int code, String message) {
    return replies(Reply.error(status, code, message));
  }

  /** Answers with a status and a body instead of doing what was asked. */
  public Fault answers(int status, JsonNode body) {
    return replies(new Reply(status, body, Map.of()));
  }

  /**
   * Answers 429 instead of doing what was asked.
   *
   * @param scope user, global or shared
   */
  public Fault answersTooManyRequests(Duration retryAfter, String scope) {
    return replies(RateLimits.tooMany(retryAfter, scope));
  }
}
