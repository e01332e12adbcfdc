package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with requests of a kind, once or several times. Thread-safe. */
public final class Fault {
  /** What is done to the connection. */
  enum Cut {
    NEVER,
    BEFORE,
    AFTER
  }

  private final PathPattern pattern;
  private final AtomicInteger remaining = new AtomicInteger(1);
  private final AtomicInteger struck = new AtomicInteger();
  private volatile Predicate<JsonNode> condition = body -> true;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration answerDelay = Duration.ZERO;
  private volatile Cut cut = Cut.NEVER;
  private volatile @Nullable Reply reply;
  private volatile boolean armed;

  Fault(PathPattern pattern) {
    this.pattern = pattern;
  }

  /** How many requests it strikes. Default 1. */
  public Fault times(int count) {
    remaining.set(count);
    return this;
  }

  /** Strikes until the faults are cleared. */
  public Fault always() {
    return times(Integer.MAX_VALUE);
  }

  /** Strikes only requests with such a body. */
  public Fault whenBody(Predicate<JsonNode> fits) {
    condition = fits;
    return this;
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

  /** Does what was asked at once, and answers that much later. */
  public Fault delaysTheAnswer(Duration pause) {
    answerDelay = pause;
    armed = true;
    return this;
  }

  /** Does what was asked that much later. */
  public Fault delays(Duration pause) {
    delay = pause;
    armed = true;
    return this;
  }

  /** Does what was asked, but cuts the connection instead of answering. */
  public Fault losesTheAnswer() {
    cut = Cut.AFTER;
    armed = true;
    return this;
  }

  /** Cuts the connection without doing what was asked. */
  public Fault cutsTheConnection() {
    cut = Cut.BEFORE;
    armed = true;
    return this;
  }

  /** How many requests it has struck. */
  public int struck() {
    return struck.get();
  }

  private Fault replies(Reply newReply) {
    reply = newReply;
    armed = true;
    return this;
  }

  /** Whether it strikes this request; counts it if so. */
  boolean strikes(Call call) {
    boolean fits = armed && pattern.fits(call.method(), call.path()) && condition.test(call.body());
    if (!fits || remaining.getAndUpdate(count -> count > 0 ? count - 1 : 0) <= 0) {
      return false;
    }
    struck.incrementAndGet();
    return true;
  }

  Duration delay() {
    return delay;
  }

  Duration answerDelay() {
    return answerDelay;
  }

  Cut cut() {
    return cut;
  }

  @Nullable Reply reply() {
    return reply;
  }
}
