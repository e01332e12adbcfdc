package dev.paperboy.query;

/** Ways to put a mistaken query right. */
final class QuerySuggestion {
  private QuerySuggestion() {}

  /** The text with a part of it replaced. */
  static String replace(String text, int from, int to, String with) {
    return (text.substring(0, from) + with + text.substring(to)).replaceAll(" {2,}", " ").strip();
  }
}
