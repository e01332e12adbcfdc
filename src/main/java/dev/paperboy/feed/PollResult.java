package dev.paperboy.feed;

import java.time.Duration;
import java.util.Optional;

/** The outcome of a poll. Reasons are sentences for users and never contain secrets of URLs. */
public sealed interface PollResult {

  /** Everything was read. */
  record Complete() implements PollResult {}

  /** Some of it was read, some was not. */
  record Partial(String reason, Optional<Duration> retryAfter) implements PollResult {}

  /** Nothing was read. */
  record Failed(String reason, Optional<Duration> retryAfter) implements PollResult {}
}
