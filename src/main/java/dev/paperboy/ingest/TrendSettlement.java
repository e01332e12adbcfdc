package dev.paperboy.ingest;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Trend;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.SignalHistory;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.trending.TrendingOrder;
import dev.paperboy.trending.TrendingOrder.Scored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Determines the papers of each day that trend most, by their votes, and creates alerts for the
 * matching subscriptions.
 *
 * <p>Each UTC day is evaluated once, a day after its end, to leave time for votes; days that ended
 * before the program first ran are never evaluated. The result, its alerts and its completion are
 * saved in one transaction.
 */
final class TrendSettlement {
  /** The time between the end of a day and the counting of its votes. */
  private static final Duration TIME_TO_VOTE = Duration.ofHours(24);

  /** After this many attempts, the few remaining changes are matched within the transaction. */
  private static final int MOST_ATTEMPTS = 3;

  private final PaperStore papers = new PaperStore();
  private final SignalHistory history = new SignalHistory();
  private final SightingStore sightings = new SightingStore();
  private final MarkStore marks = new MarkStore();
  private final EmbeddingStore embeddings = new EmbeddingStore();
  private final Database database;
  private final ActiveSubscriptions subscriptions;
  private final InstantSource clock;

  TrendSettlement(Database database, ActiveSubscriptions subscriptions, InstantSource clock) {
    this.database = database;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /**
   * Records whether a feed reports votes, and from when on days are counted.
   *
   * @param votes whether the poll contained votes
   */
  void note(Transaction transaction, String feed, boolean votes, Instant now) {
    if (settled(transaction).isEmpty()) {
      marks.set(transaction, MarkStore.TRENDING, lastDue(now).toString());
    }
    if (votes && !hasVotes(transaction, feed)) {
      marks.set(transaction, MarkStore.VOTES + feed, "told");
    }
  }

  /**
   * Returns the days due after a complete poll of this feed, oldest first. Only feeds that report
   * votes cause an evaluation: after a pause, they have caught up by then.
   */
  List<LocalDate> due(Transaction transaction, String feed, Instant now) {
    LocalDate last = lastDue(now);
    return settled(transaction)
        .filter(last::isAfter)
        .filter(day -> hasVotes(transaction, feed))
        .map(day -> day.plusDays(1).datesUntil(last.plusDays(1)).toList())
        .orElseGet(List::of);
  }

  private boolean hasVotes(Transaction transaction, String feed) {
    return marks.find(transaction, MarkStore.VOTES + feed).isPresent();
  }

  /**
   * Evaluates a day, unless that was done before; returns the number of resulting alerts.
   *
   * @param poll number of the poll that the alerts count for
   */
  int settle(LocalDate day, long poll) {
    PageMatching matching = new PageMatching(database, subscriptions, clock);
    Day risen = database.read(transaction -> risen(transaction, day));
    matching.await(risen.matched(), Duration.ZERO);
    matching.match(risen.matched());
    for (int attempt = 1; ; attempt++) {
      boolean here = attempt == MOST_ATTEMPTS;
      OptionalInt alerts =
          database.write(transaction -> settle(transaction, day, poll, matching, here));
      if (alerts.isPresent()) {
        return alerts.getAsInt();
      }
      matching.refresh();
    }
  }

  /**
   * The result of a day.
   *
   * @param entries the papers whose rank improves, as they are now
   * @param matched the changes of those that may cause alerts
   */
  private record Day(List<Entry> entries, List<PaperChange> matched) {}

  private Day risen(Transaction transaction, LocalDate day) {
    List<PaperId> order =
        TrendingOrder.of(
                history.announced(transaction, start(day), start(day.plusDays(1))), start(day))
            .stream()
            .limit(Trend.LAST)
            .map(Scored::paper)
            .toList();
    Map<PaperId, StoredPaper> before = papers.find(transaction, order);
    List<Entry> entries = new ArrayList<>();
    List<PaperChange> matched = new ArrayList<>();
    for (int rank = 1; rank <= order.size(); rank++) {
      StoredPaper stored = Objects.requireNonNull(before.get(order.get(rank - 1)));
      if (isBetter(rank, stored.paper())) {
        Paper ranked = ranked(stored, rank, day);
        entries.add(new Entry(ranked, stored.announced().orElse(null)));
        if (isNewsSinceTheBaseline(transaction, ranked)) {
          matched.add(new PaperChange(stored.paper(), ranked));
        }
      }
    }
    return new Day(entries, matched);
  }

  /** Returns empty, with nothing saved, if the matches are no longer valid. */
  private OptionalInt settle(
      Transaction transaction, LocalDate day, long poll, PageMatching matching, boolean here) {
    Instant now = clock.instant();
    papers.lock(transaction);
    if (settled(transaction).filter(day::isAfter).isEmpty()) {
      return OptionalInt.of(0);
    }
    Day risen = risen(transaction, day);
    if (here) {
      matching.settle(transaction, risen.matched());
    } else if (!matching.holds(transaction, risen.matched())) {
      return OptionalInt.empty();
    }
    papers.save(transaction, risen.entries(), now);
    marks.set(transaction, MarkStore.TRENDING, day.toString());
    ChangeFollower changeFollower =
        new ChangeFollower(transaction, matching, risen.matched(), poll, now);
    int alerts = 0;
    for (PaperChange change : risen.matched()) {
      alerts += changeFollower.follow(change, false).alerts();
      if (matching.isLate(change)) {
        embeddings.await(transaction, new Late(change.after().id(), poll, false, now));
      }
    }
    changeFollower.finish();
    return OptionalInt.of(alerts);
  }

  /**
   * Papers that existed when a feed was first read are never posted for their votes of that day.
   */
  private boolean isNewsSinceTheBaseline(Transaction transaction, Paper paper) {
    return sightings.of(transaction, paper.id()).stream()
        .anyMatch(sighting -> sighting.type().isNews() && !sighting.baseline());
  }

  private static boolean isBetter(int rank, Paper paper) {
    Trend trend = paper.trend();
    return trend == null || rank < trend.rank();
  }

  private static Paper ranked(StoredPaper stored, int rank, LocalDate day) {
    return stored.paper().toBuilder().trend(new Trend(rank, day)).build();
  }

  private Optional<LocalDate> settled(Transaction transaction) {
    return marks.find(transaction, MarkStore.TRENDING).map(LocalDate::parse);
  }

  /** Returns the last day whose votes are due to be counted. */
  private static LocalDate lastDue(Instant now) {
    return LocalDate.ofInstant(now.minus(TIME_TO_VOTE), ZoneOffset.UTC).minusDays(1);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
