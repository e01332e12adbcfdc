package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import org.jspecify.annotations.Nullable;

/**
 * A change of a paper.
 *
 * @param before the paper as it was; null where it was not known
 * @param after as it is now
 */
record PaperChange(@Nullable Paper before, Paper after) {

  /** Whether there is more to it than whose words the paper is known to have. */
  boolean isSeen() {
    return before == null
        || !after.equals(before.toBuilder().provenance(after.provenance()).build());
  }
}
