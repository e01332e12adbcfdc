package dev.paperboy.search;

import dev.paperboy.paper.PaperId;
import java.time.Instant;

/**
 * A paper that a search found.
 *
 * @param paper id of the paper
 * @param score relevance, higher is better, comparable between hits of the same search and kind; 0
 *     in lists that are ordered by time
 * @param announced when a feed first announced it, to the millisecond
 * @param kind how it relates to the query
 */
public record Hit(PaperId paper, double score, Instant announced, HitKind kind) {

  /** Creates a hit of an exact query. */
  public Hit(PaperId paper, double score, Instant announced) {
    this(paper, score, announced, HitKind.EXACT);
  }

  /** Returns the same hit of another kind. */
  Hit as(HitKind other) {
    return new Hit(paper, score, announced, other);
  }
}
