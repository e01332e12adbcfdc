package dev.paperboy.command.cadence;

import dev.paperboy.meaning.Topic;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import java.util.regex.Pattern;

/**
 * The option {@code about 3 a week}, which changes the topics of a query: {@code about:"world
 * models"} becomes {@code about:"world models"~3}.
 */
final class TopicRate {
  /** The name of its field. */
  static final String FIELD = "about";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private TopicRate() {}

  /** The outcome. */
  sealed interface Result {
    /** The query at the rate. */
    record Rated(Query query) implements Result {}

    /** The rate does not fit the query; the sentence says why. */
    record Wrong(String reason) implements Result {}
  }

  /**
   * Returns a query at a rate.
   *
   * @param rate as typed; empty for the one that the query has
   */
  static Result of(Query query, String rate) {
    if (rate.isEmpty()) {
      return new Result.Rated(query);
    }
    int perWeek = NUMBER.matcher(rate).matches() ? Integer.parseInt(rate) : 0;
    if (perWeek < 1 || perWeek > Topic.MOST_PER_WEEK) {
      return new Result.Wrong(
          "A topic has about 1 to "
              + Topic.MOST_PER_WEEK
              + " papers a week: write `about 3 a week`.");
    }
    if (query.wantedTopics().isEmpty()) {
      return new Result.Wrong(
          "`about "
              + perWeek
              + " a week` goes with a topic, as in `about:\"world models\" about "
              + perWeek
              + " a week`, and this query has none. For a limit, write `max "
              + perWeek
              + "`. To search for these words, put them in quotation marks.");
    }
    Query rated =
        query.withTopics(topic -> new Topic(topic.text(), perWeek, topic.like(), topic.unlike()));
    // Two topics may have become the same one.
    return QueryParser.parse(rated.text()) instanceof ParseResult.Parsed parsed
        ? new Result.Rated(parsed.query())
        : new Result.Rated(rated);
  }
}
