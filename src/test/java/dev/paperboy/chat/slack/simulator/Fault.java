package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.simulator.SimulatedFault;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Something that goes wrong with calls of a method, once or several times. Thread-safe. */
public final class Fault extends SimulatedFault<Call, Reply, Fault> {

  Fault(String method) {
    super(call -> method.equals("*") || method.equals(call.method()));
  }

  @Override
  protected Fault self() {
    return this;
  }

  /** Strikes only calls with such parameters. */
  public Fault when(Predicate<JsonNode> fits) {
    return where(call -> fits.test(call.parameters()));
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
}
