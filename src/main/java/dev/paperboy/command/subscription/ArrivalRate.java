package dev.paperboy.command.subscription;

import dev.paperboy.command.Wording;
import dev.paperboy.search.Hit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The number of papers over time.
 *
 * @param papers the total number
 * @param days the number of days
 * @param weeks the number in each whole week of these days, the latest last
 * @param busiestDay the number on the day with most
 */
record ArrivalRate(int papers, long days, List<Integer> weeks, int busiestDay) {
  private static final int WEEK = 7;

  /** Returns the rate of papers within these days before a time, with days in this zone. */
  static ArrivalRate of(List<Hit> papers, long days, Instant now, ZoneId zone) {
    int[] weeks = new int[(int) days / WEEK];
    Map<LocalDate, Integer> byDay = new HashMap<>();
    for (Hit paper : papers) {
      long week = Duration.between(paper.announced(), now).toDays() / WEEK;
      if (week >= 0 && week < weeks.length) {
        weeks[weeks.length - 1 - (int) week]++;
      }
      byDay.merge(paper.announced().atZone(zone).toLocalDate(), 1, Integer::sum);
    }
    return new ArrivalRate(
        papers.size(),
        days,
        IntStream.of(weeks).boxed().toList(),
        byDay.isEmpty() ? 0 : Collections.max(byDay.values()));
  }

  /** Converts a number of papers in these days to papers a week. */
  long weekly(int some) {
    return Math.round(some * (double) WEEK / days);
  }

  /** Returns the number in the week with most; for less than a week, the total. */
  int mostInWeek() {
    return weeks.isEmpty() ? papers : Collections.max(weeks);
  }

  /**
   * Returns a description in a sentence or two.
   *
   * @param muted the number of further matches that are muted
   */
  String sentence(int muted) {
    String known =
        days >= Forecast.DAYS
            ? "the last " + Forecast.DAYS + " days"
            : "the " + Wording.count(days, "day") + " seen so far";
    if (papers == 0) {
      return "In "
          + known
          + " it would have posted nothing"
          + (muted == 0
              ? "; such papers are rare, but Paperboy watches for them."
              : ": what matches, "
                  + Wording.count(muted, "paper")
                  + ", is muted here. `/papers list mutes`");
    }
    String rate = weekly(papers) == 0 ? "less than one" : "about " + weekly(papers);
    String byWeek =
        weeks.size() < 2
            ? ""
            : " In the last "
                + weeks.size()
                + " weeks, oldest first: "
                + weeks.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ".";
    return "In "
        + known
        + " it would have posted "
        + Wording.count(papers, "paper")
        + ", "
        + rate
        + " a week"
        + (days < WEEK ? " at that rate" : "")
        + "."
        + byWeek
        + (muted == 0
            ? ""
            : " Not counted: %d more that %s muted here."
                .formatted(muted, muted == 1 ? "is" : "are"));
  }
}
