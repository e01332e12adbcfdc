package dev.paperboy.search;

import dev.paperboy.paper.Paper;
import java.time.Instant;

/**
 * A paper with the time that lists of papers are ordered by.
 *
 * @param paper the paper as it is known now
 * @param announced when a feed first announced it
 */
public record IndexedPaper(Paper paper, Instant announced) {}
