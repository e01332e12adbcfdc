package dev.paperboy.query;

/** The outcome of reading a query. */
public sealed interface ParseResult {

  /** It was understood. */
  record Parsed(Query query) implements ParseResult {}

  /**
   * It was not.
   *
   * @param reason what is wrong, in a sentence for the person who typed it
   * @param position index of the character where, from 0
   * @param suggestion a query that would work; empty where none comes to mind
   */
  record Mistake(String reason, int position, String suggestion) implements ParseResult {}
}
