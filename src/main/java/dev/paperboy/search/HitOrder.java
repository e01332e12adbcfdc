package dev.paperboy.search;

/** The orders in which hits can be listed. */
public enum HitOrder {
  /** The best fit first; a query of conditions alone has none, and lists the newest first. */
  RELEVANCE,
  /** The last announced first. */
  NEWEST,
  /** The most upvotes first, of equals the newer. */
  UPVOTES
}
