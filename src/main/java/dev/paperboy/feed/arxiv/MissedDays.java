package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.timetable.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether announcements were missed. The daily feed holds one announcement day; what was announced
 * between the last complete poll and today's announcement has to be asked of the API.
 */
final class MissedDays {

  // The first papers of a day were submitted up to a weekend and a day before it.
  private static final Duration SUBMITTED_BEFORE = Duration.ofDays(3);
  private static final Duration LONGEST = Duration.ofDays(60);

  private final Timetable timetable;

  MissedDays(Timetable timetable) {
    this.timetable = timetable;
  }

  /** Since when submitted papers may have been missed; empty when none were. */
  Optional<Instant> submittedSince(PollMemory memory, Instant now) {
    return memory.lastComplete().flatMap(last -> since(last, memory.lastAnnounced(), now));
  }

  private Optional<Instant> since(Instant last, Optional<Instant> lastAnnounced, Instant now) {
    LocalDate current = timetable.lastDayBy(now);
    if (!last.isBefore(timetable.start(current))) {
      return Optional.empty();
    }
    LocalDate covered = timetable.lastDayBy(last);
    // A feed that was late at the last poll still held the announcement before.
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
