package dev.paperboy.site;

import dev.paperboy.site.AnnouncementCalendar.Outlook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says why a day has no papers. */
final class EmptyDay {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final AnnouncementCalendar calendar;

  EmptyDay(AnnouncementCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Returns the reason in a sentence or two.
   *
   * @param day not in the future
   * @param first the first day that has papers; empty if none has
   */
  String reason(LocalDate day, Instant now, Optional<LocalDate> first) {
    if (first.isPresent() && day.isBefore(first.get())) {
      return "Nothing is stored that far back. The first papers are from "
          + Period.written(first.get())
          + ".";
    }
    boolean today = day.equals(Period.dayOf(now));
    Outlook outlook = calendar.of(day, now);
    if (outlook instanceof Outlook.Weekend) {
      return weekday(day) + ": no papers are announced at the weekend.";
    }
    if (outlook instanceof Outlook.Holiday) {
      return "A holiday: no papers are announced on this day.";
    }
    if (outlook instanceof Outlook.Expected expected) {
      return "The next papers are expected at about " + time(expected.due(), day) + " UTC.";
    }
    if (outlook instanceof Outlook.Late late) {
      return "Late: papers are due, but nothing has come from " + inWords(late.feeds()) + " yet.";
    }
    if (outlook instanceof Outlook.Quiet) {
      return today ? "No papers yet today." : "No feed announced a paper on this day.";
    }
    throw new IllegalStateException("unknown outlook: " + outlook);
  }

  private static String time(Instant due, LocalDate day) {
    return (Period.dayOf(due).equals(day) ? TIME : DAY_AND_TIME).format(due);
  }

  private static String weekday(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String inWords(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
