package dev.paperboy.query;

/** Suggests corrections of invalid queries. */
final class QuerySuggestion {
  private QuerySuggestion() {}

  /** Returns the text with a part of it replaced. */
  static String replace(String text, int from, int to, String with) {
    return (text.substring(0, from) + with + text.substring(to)).replaceAll(" {2,}", " ").strip();
  }
}
