package dev.paperboy.chat.slack.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * One try of telling the bot something.
 *
 * @param number 0 for the first, more for repetitions
 * @param retryReason why it was repeated; "" for the first
 * @param outcome how it stands
 * @param detail the HTTP status or what failed; "" for nothing to say
 * @param took until the outcome was known
 */
public record Attempt(
    int number, String retryReason, Instant sent, Outcome outcome, String detail, Duration took) {

  /** How a try stands. */
  public enum Outcome {
    PENDING,
    ACKNOWLEDGED,
    /** Not acknowledged in time. */
    TIMED_OUT,
    /** Acknowledged, but after the deadline. */
    LATE,
    /** Answered with a status that is no success. */
    REFUSED,
    /** There was nobody to tell. */
    UNREACHABLE
  }

  Attempt with(Outcome newOutcome, String newDetail, Duration newTook) {
    return new Attempt(number, retryReason, sent, newOutcome, newDetail, newTook);
  }
}
