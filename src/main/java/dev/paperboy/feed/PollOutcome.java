package dev.paperboy.feed;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Adds up what became of the parts of a poll. Not safe for use by several threads. */
public final class PollOutcome {

  private static final int MOST_REASONS = 3;

  private final Set<String> reasons = new LinkedHashSet<>();
  private Optional<Duration> retryAfter = Optional.empty();
  private boolean read;

  /** A part was read, or is known not to have changed. */
  public void succeeded() {
    read = true;
  }

  /** A part could not be read, for this reason; the longest wait that was asked for counts. */
  public void failed(String reason, Optional<Duration> wait) {
    reasons.add(reason);
    retryAfter =
        wait.filter(asked -> retryAfter.isEmpty() || asked.compareTo(retryAfter.get()) > 0)
            .or(() -> retryAfter);
  }

  /** Complete when every part was read, failed when none was, else partial. */
  public PollResult result() {
    if (reasons.isEmpty()) {
      return new PollResult.Complete();
    }
    return read
        ? new PollResult.Partial(reason(), retryAfter)
        : new PollResult.Failed(reason(), retryAfter);
  }

  private String reason() {
    String first = String.join("; ", reasons.stream().limit(MOST_REASONS).toList());
    int more = reasons.size() - MOST_REASONS;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
