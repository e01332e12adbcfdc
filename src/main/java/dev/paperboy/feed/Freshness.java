package dev.paperboy.feed;

/** The health of a feed; a quiet feed is not late, and a late feed is not failing. */
public enum Freshness {
  /** It has not been read completely yet. */
  NEW("not read yet"),
  /** Everything that was due has arrived. */
  FRESH("fresh"),
  /** Nothing is new, and nothing is due: a weekend, a holiday, a site that rarely publishes. */
  QUIET("quiet"),
  /** It can be read, but an announcement that was due is missing. */
  LATE("late"),
  /** Some of it could not be read. */
  PARTIAL("partly read"),
  /** It cannot be read. */
  FAILING("failing");

  private final String words;

  Freshness(String words) {
    this.words = words;
  }

  /** Returns the display text. */
  public String words() {
    return words;
  }
}
