package dev.paperboy.query;

/** The result of parsing a query. */
public sealed interface ParseResult {

  /** The query is valid. */
  record Parsed(Query query) implements ParseResult {}

  /**
   * The query is not valid.
   *
   * @param reason the error, as a sentence for the user
   * @param position index of the character at which the error occurred, from 0
   * @param suggestion a valid query; empty if there is none to suggest
   */
  record Mistake(String reason, int position, String suggestion) implements ParseResult {}
}
