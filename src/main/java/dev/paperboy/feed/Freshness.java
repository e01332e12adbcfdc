package dev.paperboy.feed;

/** How well a feed is doing: one that is quiet is not one that is late, and neither is failing. */
public enum Freshness {
  /** It was not read completely yet. */
  NEW("not read yet"),
  /** What was due has come. */
  FRESH("fresh"),
  /** Nothing new, and nothing is due: a weekend, a holiday, a site that seldom publishes. */
  QUIET("quiet"),
  /** It can be read, but what was due has not come. */
  LATE("late"),
  /** Some of it could not be read. */
  PARTIAL("partly read"),
  /** It cannot be read. */
  FAILING("failing");

  private final String words;

  Freshness(String words) {
    this.words = words;
  }

  /** As people read it. */
  public String words() {
    return words;
  }
}
