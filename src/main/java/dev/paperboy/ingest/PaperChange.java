package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import org.jspecify.annotations.Nullable;

/**
 * A change of a paper.
 *
 * @param before the previous state; null if the paper was not known
 * @param after the current state
 */
record PaperChange(@Nullable Paper before, Paper after) {

  /** Returns the previous state; the current one if the paper was not known. */
  Paper earlier() {
    return before == null ? after : before;
  }

  /** Returns whether more has changed than the known provenance of its text. */
  boolean isSeen() {
    return before == null
        || !after.equals(before.toBuilder().provenance(after.provenance()).build());
  }
}
