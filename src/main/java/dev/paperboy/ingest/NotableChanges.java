package dev.paperboy.ingest;

import dev.paperboy.paper.Development;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Provenance;
import dev.paperboy.store.paper.StoredPaper;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Determines which later changes of a paper are shown to the channels that have it, each once:
 * votes count when they reach a threshold for the first time. Versions only increase, a known code
 * address is never removed, and only a new version reverts a withdrawal.
 */
final class NotableChanges {
  private static final int[] VOTES = {10, 50, 100};

  private NotableChanges() {}

  /** Returns the notable changes of a paper. */
  static Set<Development> between(StoredPaper stored, Paper after) {
    Set<Development> developments = EnumSet.noneOf(Development.class);
    Paper before = stored.paper();
    if (after.isWithdrawn() && !before.isWithdrawn()) {
      developments.add(Development.WITHDRAWAL);
    }
    // A page that links to a paper does not say which version it refers to.
    boolean versioned = before.provenance() != Provenance.REFERRER;
    if (versioned && after.version() > before.version()) {
      developments.add(Development.VERSION);
    }
    if (before.signals().code().isEmpty() && !after.signals().code().isEmpty()) {
      developments.add(Development.CODE);
    }
    int upvotes = after.signals().upvotes();
    if (IntStream.of(VOTES).anyMatch(mark -> stored.mostUpvotes() < mark && upvotes >= mark)) {
      developments.add(Development.VOTES);
    }
    return developments;
  }
}
