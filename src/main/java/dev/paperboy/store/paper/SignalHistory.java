package dev.paperboy.store.paper;

import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Stores the upvotes and comments of papers over time. {@link PaperStore#save} records their
 * changes; papers that never had any take no space.
 */
public final class SignalHistory {
  private static final String VOTED =
      """
      SELECT id, upvotes, comments, code, project, feeds, announced, series
      FROM papers JOIN signal_history ON paper = id WHERE upvotes > 0
      """;

  /**
   * What is stored of a paper before a change.
   *
   * @param series its history; empty if none is stored
   */
  private record Known(
      PaperId id, Instant firstSeen, int upvotes, int comments, SignalSeries series) {}

  /**
   * A paper with upvotes, and all that its score needs.
   *
   * @param announced when it was first announced as new; empty if it was not
   */
  public record VotedPaper(
      PaperId id,
      Signals signals,
      List<String> feeds,
      Optional<Instant> announced,
      SignalSeries series) {

    /** Returns how many upvotes it gained since the beginning of an hour. */
    public int gained(Instant since) {
      return series.gained(SignalPoint.hourOf(since), announced.orElse(null), signals.upvotes());
    }
  }

  /** Returns the upvotes and comments of a paper over time; empty if none were ever recorded. */
  public SignalSeries of(Transaction transaction, PaperId paper) {
    return transaction
        .query(
            "SELECT series FROM signal_history WHERE paper = :paper",
            Map.of("paper", paper.toString()))
        .mapTo(SignalSeries.class)
        .findOne()
        .orElse(SignalSeries.EMPTY);
  }

  /** Returns the papers with upvotes whose upvotes or comments changed since this instant. */
  public List<VotedPaper> changedSince(Transaction transaction, Instant since) {
    return transaction
        .query(VOTED + "AND changed >= :since", Map.of("since", since))
        .mapTo(VotedPaper.class)
        .list();
  }

  /** Returns the papers with upvotes that were announced in this half-open interval. */
  public List<VotedPaper> announced(Transaction transaction, Instant since, Instant until) {
    return transaction
        .query(
            VOTED + "AND announced >= :since AND announced < :until",
            Map.of("since", since, "until", until))
        .mapTo(VotedPaper.class)
        .list();
  }

  /**
   * Returns the series that saving these papers changes, as they will be. To be called before the
   * papers are saved, and {@link #save} after that.
   */
  Map<PaperId, SignalSeries> changes(Transaction transaction, List<Entry> entries, Instant now) {
    Map<PaperId, Known> known = known(transaction, entries);
    Map<PaperId, SignalSeries> changes = new LinkedHashMap<>();
    long hour = SignalPoint.hourOf(now);
    for (Entry entry : entries) {
      PaperId id = entry.paper().id();
      Known before = known.get(id);
      SignalSeries series =
          changes.getOrDefault(id, before == null ? SignalSeries.EMPTY : before.series());
      Signals signals = entry.paper().signals();
      if (series.isEmpty() ? hasCounts(signals) : !series.endsWith(signals)) {
        SignalSeries begun = series.isEmpty() ? beginning(before, hour) : series;
        changes.put(id, begun.with(hour, signals).thinned(hour));
      }
    }
    return changes;
  }

  private static boolean hasCounts(Signals signals) {
    return signals.upvotes() > 0 || signals.comments() > 0;
  }

  /**
   * Returns the series before the first recorded change: none for a new paper, a point without
   * votes for one that had none since it was first seen. Since when a paper has its votes is
   * unknown if an older version stored them; they count as those of the hour before.
   */
  private static SignalSeries beginning(@Nullable Known before, long hour) {
    if (before == null) {
      return SignalSeries.EMPTY;
    }
    boolean unknown = before.upvotes() > 0 || before.comments() > 0;
    long from = unknown ? hour - 1 : SignalPoint.hourOf(before.firstSeen());
    return from < hour
        ? SignalSeries.of(List.of(new SignalPoint(from, before.upvotes(), before.comments())))
        : SignalSeries.EMPTY;
  }

  /** Saves series; their papers must be stored. */
  void save(Transaction transaction, Map<PaperId, SignalSeries> changes, Instant now) {
    if (changes.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO signal_history (paper, changed, series)
                VALUES (:paper, :changed, :series)
                ON CONFLICT (paper) DO UPDATE SET changed = excluded.changed,
                  series = excluded.series
                """);
    changes.forEach(
        (paper, series) ->
            batch
                .bind("paper", paper.toString())
                .bind("changed", now.toEpochMilli())
                .bind("series", series.toBytes())
                .add());
    batch.execute();
  }

  private static Map<PaperId, Known> known(Transaction transaction, List<Entry> entries) {
    Map<PaperId, Known> known = new HashMap<>();
    Chunks.of(
            entries.stream().map(entry -> entry.paper().id().toString()).distinct().toList(),
            some ->
                transaction
                    .handle()
                    .createQuery(
                        """
                        SELECT id, first_seen, upvotes, comments, series
                        FROM papers LEFT JOIN signal_history ON paper = id WHERE id IN (<papers>)
                        """)
                    .bindList("papers", some)
                    .mapTo(Known.class)
                    .list())
        .forEach(row -> known.put(row.id(), row));
    return known;
  }
}
