package dev.paperboy.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Combines the outcomes of the parts of a poll. Not thread-safe. */
public final class PollOutcome {

  private static final int MOST_REASONS = 3;

  /** The parts that could not be read, by reason; unnamed parts have the name "". */
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  private Optional<Duration> retryAfter = Optional.empty();
  private boolean read;

  /** Records that a part was read, or has not changed. */
  public void succeeded() {
    read = true;
  }

  /** Records that a part could not be read; the longest requested wait is used. */
  public void failed(String reason, Optional<Duration> wait) {
    failed("", reason, wait);
  }

  /** Records the same for a named part; parts with the same reason are reported together. */
  public void failed(String part, String reason, Optional<Duration> wait) {
    reasons.computeIfAbsent(reason, unheard -> new LinkedHashSet<>()).add(part);
    retryAfter =
        wait.filter(asked -> retryAfter.isEmpty() || asked.compareTo(retryAfter.get()) > 0)
            .or(() -> retryAfter);
  }

  /** Returns complete if every part was read, failed if none was, otherwise partial. */
  public PollResult result() {
    if (reasons.isEmpty()) {
      return new PollResult.Complete();
    }
    return read
        ? new PollResult.Partial(reason(), retryAfter)
        : new PollResult.Failed(reason(), retryAfter);
  }

  private String reason() {
    String first =
        reasons.entrySet().stream()
            .limit(MOST_REASONS)
            .map(one -> named(List.copyOf(one.getValue())) + one.getKey())
            .collect(Collectors.joining("; "));
    int more = reasons.size() - MOST_REASONS;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private static String named(List<String> parts) {
    String first = parts.get(0);
    int others = parts.size() - 1;
    String more = others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others");
    return first.isEmpty() ? "" : first + more + ": ";
  }
}
