package dev.paperboy.search;

/** How a paper that a search found relates to the query. */
public enum HitKind {
  /** It matches a query that asks for nothing but what it matches exactly. */
  EXACT(""),
  /** It contains all words of the query. */
  SAYS_IT("says it"),
  /** It lacks words of the query, but means the same. */
  CLOSE("close in meaning"),
  /** It contains some of the words, and is listed where no paper contains all of them. */
  SOME_WORDS("has some of the words");

  private final String words;

  HitKind(String words) {
    this.words = words;
  }

  /** Returns the words in which people are told; empty if there is nothing to tell. */
  public String words() {
    return words;
  }
}
