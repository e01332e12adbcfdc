package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Determines whether announcements were missed. The daily feed holds one announcement day; whatever
 * was announced between the last complete poll and today's announcement must be fetched from the
 * API.
 */
final class MissedDays {

  // The first papers of a day were submitted up to a weekend and a day before it.
  private static final Duration SUBMITTED_BEFORE = Duration.ofDays(3);
  private static final Duration LONGEST = Duration.ofDays(60);

  private final Timetable timetable;

  /**
   * Creates a detector of gaps.
   *
   * @param timetable the source's timetable. Its holidays are not excluded: a source that announced
   *     papers on one would lose them, and to ask in vain costs one request
   */
  MissedDays(Timetable timetable) {
    this.timetable = new Timetable(timetable.zone(), timetable.grace(), day -> false);
  }

  /**
   * Returns the time since which submitted papers may have been missed; empty if none were.
   *
   * @param today the announcements of the daily feed that were not read before. Their day reveals a
   *     gap even if our clock and the source's disagree about the day
   */
  Optional<Instant> submittedSince(PollMemory memory, Instant now, List<Announcement> today) {
    return memory
        .lastComplete()
        .flatMap(
            last ->
                current(last, now, today)
                    .flatMap(day -> since(last, memory.lastAnnounced(), day, now)));
  }

  /** Returns the day that the feed covers or should cover, unless it was read before. */
  private Optional<LocalDate> current(Instant last, Instant now, List<Announcement> today) {
    LocalDate byClock = timetable.lastDayBy(now);
    Stream<LocalDate> due =
        last.isBefore(timetable.start(byClock)) ? Stream.of(byClock) : Stream.empty();
    Stream<LocalDate> held = today.stream().map(Announcement::announced).map(timetable::lastDayBy);
    return Stream.concat(due, held).max(LocalDate::compareTo);
  }

  private Optional<Instant> since(
      Instant last, Optional<Instant> lastAnnounced, LocalDate current, Instant now) {
    LocalDate covered = timetable.lastDayBy(last);
    // If the feed was late at the last poll, it still held the previous announcement.
    LocalDate announced = lastAnnounced.map(timetable::lastDayBy).orElse(covered);
    LocalDate read = announced.isBefore(covered) ? announced : covered;
    if (!read.isBefore(timetable.dayBefore(current))) {
      return Optional.empty();
    }
    Instant since = timetable.start(read).minus(SUBMITTED_BEFORE);
    Instant earliest = now.minus(LONGEST);
    return Optional.of(since.isBefore(earliest) ? earliest : since);
  }
}
