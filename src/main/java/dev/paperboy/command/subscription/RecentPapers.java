package dev.paperboy.command.subscription;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.subscription.Mute;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recent papers that a channel would have received: without those that it mutes, except mutes
 * of single papers.
 */
final class RecentPapers {
  private final PaperIndex index;
  private final Instant since;
  private final List<Query> muted;

  /** Uses the papers that were announced at or after a time. */
  RecentPapers(PaperIndex index, Instant since, List<Mute> mutes) {
    this.index = index;
    this.since = since;
    this.muted = mutes.stream().flatMap(mute -> query(mute).stream()).toList();
  }

  private static Optional<Query> query(Mute mute) {
    return Stream.of(mute.target())
        .filter(target -> target.kind() != Mute.Kind.PAPER)
        .map(target -> QueryParser.parse(target.value()))
        .filter(ParseResult.Parsed.class::isInstance)
        .map(result -> ((ParseResult.Parsed) result).query())
        .findFirst();
  }

  /** Returns the newest matching papers. */
  List<Hit> matching(Query query, int limit) {
    return index.matching(query.without(muted), since, limit);
  }

  /**
   * Returns the number of matches, including those with a future date, which have been posted
   * nevertheless.
   */
  int count(Query query) {
    return index.count(query.without(muted), since, Instant.MAX);
  }

  /** Returns the number of matches that are hidden by mutes. */
  int muted(Query query) {
    return muted.isEmpty() ? 0 : index.count(query, since, Instant.MAX) - count(query);
  }
}
