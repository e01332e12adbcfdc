package dev.paperboy.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Combines the outcomes of the parts of a poll. Not safe for use by several threads. */
public final class PollOutcome {

  private static final int MOST_REASONS = 3;

  /** The parts that could not be read, by the reason; unnamed where a part has no name. */
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  private Optional<Duration> retryAfter = Optional.empty();
  private boolean read;

  /** A part was read, or is known not to have changed. */
  public void succeeded() {
    read = true;
  }

  /** A part could not be read, for this reason; the longest wait that was asked for counts. */
  public void failed(String reason, Optional<Duration> wait) {
    failed("", reason, wait);
  }

  /** The same for a part with a name: what befalls several of them alike is said once. */
  public void failed(String part, String reason, Optional<Duration> wait) {
    reasons.computeIfAbsent(reason, unheard -> new LinkedHashSet<>()).add(part);
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
