package dev.paperboy.ingest;

import dev.paperboy.paper.Development;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Signals;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What of a paper's later life those should see who were told of it. */
final class Notable {
  private static final int[] VOTES = {10, 50, 100};

  private Notable() {}

  /** What became of a paper; nothing where it is new, since that has told nobody yet. */
  static Set<Development> between(@Nullable Paper before, Paper after) {
    Set<Development> developments = EnumSet.noneOf(Development.class);
    if (before == null) {
      return developments;
    }
    Signals then = before.signals();
    Signals now = after.signals();
    if (after.isWithdrawn() && !before.isWithdrawn()) {
      developments.add(Development.WITHDRAWAL);
    }
    if (after.version() > before.version()) {
      developments.add(Development.VERSION);
    }
    if (then.code().isEmpty() && !now.code().isEmpty()) {
      developments.add(Development.CODE);
    }
    if (IntStream.of(VOTES).anyMatch(mark -> then.upvotes() < mark && now.upvotes() >= mark)) {
      developments.add(Development.VOTES);
    }
    return developments;
  }
}
