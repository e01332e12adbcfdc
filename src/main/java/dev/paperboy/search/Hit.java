package dev.paperboy.search;

import dev.paperboy.paper.PaperId;
import java.time.Instant;

/**
 * A paper that a search found.
 *
 * @param paper id of the paper
 * @param score relevance, higher is better; 0 in lists that are ordered by time
 * @param announced when a feed first announced it, to the millisecond
 */
public record Hit(PaperId paper, double score, Instant announced) {}
