package dev.paperboy.query;

import java.util.HashMap;
import java.util.Map;

/**
 * Queries that were parsed, each text once. What is parsed before a transaction is used within it,
 * so that nobody waits for the parser; only what came in between is parsed there. For one thread.
 */
public final class ParsedQueries {
  private final Map<String, ParseResult> results = new HashMap<>();
  private final Map<String, ParseResult> newResults = new HashMap<>();
  private final Map<String, String> canonical = new HashMap<>();

  /** As {@link QueryParser#parse}. */
  public ParseResult parse(String text) {
    return results.computeIfAbsent(text, QueryParser::parse);
  }

  /** As {@link QueryParser#parseNew}. */
  public ParseResult parseNew(String text) {
    return newResults.computeIfAbsent(text, QueryParser::parseNew);
  }

  /** A query in the one spelling that equal ones share; as it stands where it is no query. */
  public String canonical(String text) {
    return canonical.computeIfAbsent(
        text,
        each ->
            parse(each) instanceof ParseResult.Parsed parsed ? parsed.query().canonical() : each);
  }

  /** How many texts were parsed, as stored ones or as new ones. */
  public int size() {
    return results.size() + newResults.size();
  }
}
