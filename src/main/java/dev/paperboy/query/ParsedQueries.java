package dev.paperboy.query;

import java.util.HashMap;
import java.util.Map;

/**
 * A cache of parsed queries. Queries are parsed before a transaction, so that it does not wait for
 * the parser; only queries that appear in the meantime are parsed within it. For one thread.
 */
public final class ParsedQueries {
  private final Map<String, ParseResult> results = new HashMap<>();
  private final Map<String, ParseResult> newResults = new HashMap<>();
  private final Map<String, String> canonical = new HashMap<>();

  /** Parses like {@link QueryParser#parse}. */
  public ParseResult parse(String text) {
    return results.computeIfAbsent(text, QueryParser::parse);
  }

  /** Parses like {@link QueryParser#parseNew}. */
  public ParseResult parseNew(String text) {
    return newResults.computeIfAbsent(text, QueryParser::parseNew);
  }

  /**
   * Returns a query in its canonical form, which equal queries share; a text that is no valid query
   * is returned unchanged.
   */
  public String canonical(String text) {
    return canonical.computeIfAbsent(
        text,
        each ->
            parse(each) instanceof ParseResult.Parsed parsed ? parsed.query().canonical() : each);
  }

  /** Returns the number of parsed texts, as stored and as new queries. */
  public int size() {
    return results.size() + newResults.size();
  }
}
