package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import org.jspecify.annotations.Nullable;

/**
 * What became of a paper.
 *
 * @param before the paper as it was; null where it was not known
 * @param after as it is now
 */
record PaperChange(@Nullable Paper before, Paper after) {}
