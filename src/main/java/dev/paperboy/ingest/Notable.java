package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Signals;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What of a paper's later life those should see who were told of it. */
final class Notable {
  private static final int[] VOTES = {10, 50, 100};

  private Notable() {}

  /** Whether code appeared, or the votes passed a mark; a paper that is new has told nobody yet. */
  static boolean isBetween(@Nullable Paper before, Paper after) {
    if (before == null) {
      return false;
    }
    Signals then = before.signals();
    Signals now = after.signals();
    return (then.code().isEmpty() && !now.code().isEmpty())
        || IntStream.of(VOTES).anyMatch(mark -> then.upvotes() < mark && now.upvotes() >= mark);
  }
}
