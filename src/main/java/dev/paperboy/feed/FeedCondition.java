package dev.paperboy.feed;

import dev.paperboy.feed.timetable.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The condition of a feed at a moment.
 *
 * @param freshness the verdict
 * @param since when it began to be late, partly read or failing; otherwise empty
 * @param lull why nothing was announced; present while the feed is quiet
 * @param nextDue when the next announcement is due; present while the feed is quiet and has a
 *     timetable
 */
public record FeedCondition(
    Freshness freshness, Optional<Instant> since, Optional<Lull> lull, Optional<Instant> nextDue) {
  private static final Duration A_DAY = Duration.ofDays(1);

  /**
   * Determines the condition of a feed. It is failing if it cannot be read; late if something that
   * was due by the last complete poll has not arrived; otherwise fresh or quiet.
   */
  public static FeedCondition of(FeedSource source, PollHistory history, Instant now) {
    if (history.failingSince().isPresent()) {
      return history.unreadSince().isPresent()
          ? since(Freshness.FAILING, history.unreadSince())
          : since(Freshness.PARTIAL, history.failingSince());
    }
    if (history.lastComplete().isEmpty()) {
      return since(Freshness.NEW, Optional.empty());
    }
    Instant known = history.knownUpTo();
    // What becomes due after the last poll has not been looked for yet.
    Optional<Instant> due = source.lastDue(history.lastComplete().get()).filter(known::isBefore);
    if (due.isPresent()) {
      return since(
          Freshness.LATE, source.timetable().map(table -> table.dueAfter(known)).or(() -> due));
    }
    boolean fresh = history.newest().filter(at -> !at.isBefore(now.minus(A_DAY))).isPresent();
    return fresh ? since(Freshness.FRESH, Optional.empty()) : quiet(source, now);
  }

  private static FeedCondition since(Freshness freshness, Optional<Instant> since) {
    return new FeedCondition(freshness, since, Optional.empty(), Optional.empty());
  }

  private static FeedCondition quiet(FeedSource source, Instant now) {
    Optional<Timetable> timetable = source.timetable();
    return new FeedCondition(
        Freshness.QUIET,
        Optional.empty(),
        Optional.of(timetable.map(table -> lull(table, now)).orElse(Lull.NO_TIMETABLE)),
        timetable.map(table -> table.nextDue(now)));
  }

  private static Lull lull(Timetable timetable, Instant now) {
    if (timetable.isWeekend(now)) {
      return Lull.WEEKEND;
    }
    return timetable.isHoliday(now) ? Lull.HOLIDAY : Lull.NOT_YET_DUE;
  }

  /** Returns whether it has been late, partly read or failing for this long. */
  public boolean hasLasted(Duration time, Instant now) {
    return since.filter(began -> !began.plus(time).isAfter(now)).isPresent();
  }
}
