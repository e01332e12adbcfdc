package dev.paperboy.app;

import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.Freshness;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.site.AnnouncementCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The announcement days of the feeds that have a timetable. */
final class TimetableCalendar implements AnnouncementCalendar {
  private static final Set<Freshness> LATE =
      EnumSet.of(Freshness.LATE, Freshness.FAILING, Freshness.PARTIAL);

  private final List<Timetable> timetables;
  private final FeedReport report;

  TimetableCalendar(List<FeedSource> sources, FeedReport report) {
    this.timetables = sources.stream().flatMap(source -> source.timetable().stream()).toList();
    this.report = report;
  }

  @Override
  public Outlook of(LocalDate day, Instant now) {
    if (timetables.isEmpty()) {
      return today(day, now) ? late() : new Outlook.Quiet();
    }
    List<Timetable> working =
        timetables.stream().filter(one -> one.lastDayBy(one.start(day)).equals(day)).toList();
    if (working.isEmpty()) {
      return timetables.stream().allMatch(one -> one.isWeekend(one.start(day)))
          ? new Outlook.Weekend()
          : new Outlook.Holiday();
    }
    Optional<Instant> due =
        working.stream().map(one -> one.start(day).plus(one.grace())).min(Instant::compareTo);
    if (due.filter(now::isBefore).isPresent()) {
      return new Outlook.Expected(due.get());
    }
    return today(day, now) ? late() : new Outlook.Quiet();
  }

  private static boolean today(LocalDate day, Instant now) {
    return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private Outlook late() {
    List<String> feeds =
        report.lines().stream()
            .filter(line -> LATE.contains(line.freshness()))
            .map(FeedReport.Line::title)
            .distinct()
            .toList();
    return feeds.isEmpty() ? new Outlook.Quiet() : new Outlook.Late(feeds);
  }
}
