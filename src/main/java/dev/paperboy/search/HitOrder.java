package dev.paperboy.search;

/** The orders in which hits can be listed. */
public enum HitOrder {
  /**
   * Best match first; a query that consists of conditions only has no relevance and lists the
   * newest first.
   */
  RELEVANCE,
  /** Most recently announced first. */
  NEWEST,
  /** Most upvotes first; ties are broken by the newer paper. */
  UPVOTES
}
