package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with calls of a method, once or several times. Thread-safe. */
public final class Fault {
  /** What is done to the connection. */
  enum Cut {
    NEVER,
    BEFORE,
    AFTER
  }

  private final String method;
  private final AtomicInteger remaining = new AtomicInteger(1);
  private final AtomicInteger struck = new AtomicInteger();
  private volatile Predicate<JsonNode> condition = parameters -> true;
  private volatile Duration answerDelay = Duration.ZERO;
  private volatile Duration delay = Duration.ZERO;
  private volatile Cut cut = Cut.NEVER;
  private volatile @Nullable Reply reply;
  private volatile boolean armed;

  Fault(String method) {
    this.method = method;
  }

  /** How many calls it strikes. Default 1. */
  public Fault times(int count) {
    remaining.set(count);
    return this;
  }

  /** Strikes until the faults are cleared. */
  public Fault always() {
    return times(Integer.MAX_VALUE);
  }

  /** Strikes only calls with such parameters. */
  public Fault when(Predicate<JsonNode> fits) {
    Predicate<JsonNode> before = condition;
    condition = parameters -> before.test(parameters) && fits.test(parameters);
    return this;
  }

  /** Strikes only calls for a channel. */
  public Fault in(SimulatedChannel channel) {
    return when(parameters -> parameters.path("channel").asText().equals(channel.id()));
  }

  /** Strikes a share of the calls, until the faults are cleared; the seed decides which. */
  public Fault withChance(double chance, long seed) {
    Random random = new Random(seed);
    return always().when(parameters -> random.nextDouble() < chance);
  }

  /** Strikes only messages with blocks, and answers as to malformed ones. */
  public Fault rejectsBlocks() {
    Refusal refusal = Refusal.because("invalid_blocks", List.of("[ERROR] not to Slack's liking"));
    return when(parameters -> !parameters.path("blocks").asText("[]").equals("[]"))
        .replies(Reply.json(200, refusal.body()));
  }

  /** Answers {@code ok: false} with an error name instead of doing what was asked. */
  public Fault answersError(String error) {
    return replies(Reply.error(error));
  }

  /** Answers with a status and a page of HTML instead of doing what was asked. */
  public Fault answersStatus(int status) {
    return replies(Reply.html(status, "<html><body><h1>Server Error</h1></body></html>"));
  }

  /** Answers 429 instead of doing what was asked. */
  public Fault answersTooManyRequests(Duration retryAfter) {
    return replies(RateLimits.tooMany(retryAfter));
  }

  /** Answers that much later. */
  public Fault delays(Duration pause) {
    delay = pause;
    armed = true;
    return this;
  }

  /** Does what was asked at once, and answers that much later. */
  public Fault delaysTheAnswer(Duration pause) {
    answerDelay = pause;
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

  /** How many calls it has struck. */
  public int struck() {
    return struck.get();
  }

  private Fault replies(Reply newReply) {
    reply = newReply;
    armed = true;
    return this;
  }

  /** Whether it strikes this call; counts it if so. */
  synchronized boolean strikes(Call call) {
    boolean isOfMethod = method.equals("*") || method.equals(call.method());
    if (!armed || !isOfMethod || remaining.get() <= 0 || !condition.test(call.parameters())) {
      return false;
    }
    remaining.decrementAndGet();
    struck.incrementAndGet();
    return true;
  }

  Duration answerDelay() {
    return answerDelay;
  }

  Duration delay() {
    return delay;
  }

  Cut cut() {
    return cut;
  }

  @Nullable Reply reply() {
    return reply;
  }
}
