package dev.paperboy.store.paper;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.time.Instant;
import java.util.Collection;
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

  /** The row of a paper. */
  private record Row(PaperId paper, SignalSeries series) {}

  /** What was stored of a paper before a change. */
  private record Before(PaperId id, Instant firstSeen, int upvotes, int comments) {}

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
    return series(transaction, List.of(paper)).getOrDefault(paper, SignalSeries.EMPTY);
  }

  /** Returns the upvotes that each of these papers gained since the beginning of an hour. */
  public Map<PaperId, Integer> gained(
      Transaction transaction, Collection<PaperId> papers, Instant since) {
    Map<PaperId, Integer> gained = new HashMap<>();
    if (!papers.isEmpty()) {
      transaction
          .handle()
          .createQuery(VOTED + "AND id IN (<papers>)")
          .bindList("papers", texts(papers))
          .mapTo(VotedPaper.class)
          .forEach(paper -> gained.put(paper.id(), paper.gained(since)));
    }
    papers.forEach(paper -> gained.putIfAbsent(paper, 0));
    return gained;
  }

  /** Returns a paper with upvotes; empty if it is unknown or has none. */
  public Optional<VotedPaper> voted(Transaction transaction, PaperId paper) {
    return transaction
        .handle()
        .createQuery(VOTED + "AND id = :id")
        .bind("id", paper.toString())
        .mapTo(VotedPaper.class)
        .findOne();
  }

  /** Returns the papers with upvotes whose upvotes or comments changed since this instant. */
  public List<VotedPaper> changedSince(Transaction transaction, Instant since) {
    return transaction
        .handle()
        .createQuery(VOTED + "AND changed >= :since")
        .bind("since", since.toEpochMilli())
        .mapTo(VotedPaper.class)
        .list();
  }

  /** Returns the papers with upvotes that were announced in this half-open interval. */
  public List<VotedPaper> announced(Transaction transaction, Instant since, Instant until) {
    return transaction
        .handle()
        .createQuery(VOTED + "AND announced >= :since AND announced < :until")
        .bind("since", since.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .mapTo(VotedPaper.class)
        .list();
  }

  /**
   * Returns the series that saving these papers changes, as they will be. To be called before the
   * papers are saved, and {@link #save} after that.
   */
  Map<PaperId, SignalSeries> changes(Transaction transaction, List<Entry> entries, Instant now) {
    Map<PaperId, SignalSeries> series =
        series(transaction, entries.stream().map(entry -> entry.paper().id()).toList());
    List<PaperId> unrecorded =
        entries.stream()
            .map(Entry::paper)
            .filter(paper -> hasCounts(paper.signals()) || series.containsKey(paper.id()))
            .map(Paper::id)
            .filter(id -> series.getOrDefault(id, SignalSeries.EMPTY).isEmpty())
            .toList();
    Map<PaperId, Before> before = before(transaction, unrecorded);
    Map<PaperId, SignalSeries> changes = new LinkedHashMap<>();
    long hour = SignalPoint.hourOf(now);
    for (Entry entry : entries) {
      PaperId id = entry.paper().id();
      Signals signals = entry.paper().signals();
      if (hasCounts(signals) || series.containsKey(id)) {
        SignalSeries known = series.getOrDefault(id, SignalSeries.EMPTY);
        if (!known.endsWith(signals)) {
          SignalSeries begun = known.isEmpty() ? beginning(before.get(id), hour) : known;
          SignalSeries longer = begun.with(hour, signals).thinned(hour);
          series.put(id, longer);
          changes.put(id, longer);
        }
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
  private static SignalSeries beginning(@Nullable Before before, long hour) {
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

  private static Map<PaperId, SignalSeries> series(
      Transaction transaction, Collection<PaperId> papers) {
    Map<PaperId, SignalSeries> found = new HashMap<>();
    if (!papers.isEmpty()) {
      transaction
          .handle()
          .createQuery("SELECT paper, series FROM signal_history WHERE paper IN (<papers>)")
          .bindList("papers", texts(papers))
          .mapTo(Row.class)
          .forEach(row -> found.put(row.paper(), row.series()));
    }
    return found;
  }

  private static Map<PaperId, Before> before(Transaction transaction, Collection<PaperId> papers) {
    Map<PaperId, Before> found = new HashMap<>();
    if (!papers.isEmpty()) {
      transaction
          .handle()
          .createQuery(
              "SELECT id, first_seen, upvotes, comments FROM papers WHERE id IN (<papers>)")
          .bindList("papers", texts(papers))
          .mapTo(Before.class)
          .forEach(row -> found.put(row.id(), row));
    }
    return found;
  }

  private static List<String> texts(Collection<PaperId> papers) {
    return papers.stream().map(PaperId::toString).distinct().toList();
  }
}
