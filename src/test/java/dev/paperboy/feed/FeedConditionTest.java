package dev.paperboy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FeedConditionTest {
  private static final Timetable EASTERN =
      new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), Holidays::contains);
  private static final String MONDAY = "2026-06-15T04:00:00Z";
  private static final String FRIDAY = "2026-06-12T04:00:00Z";

  private Optional<Timetable> timetable = Optional.of(EASTERN);
  private String first = "2026-06-01T12:00:00Z";
  private String failing = "";
  private String unread = "";

  private final FeedSource source =
      new FeedSource() {
        @Override
        public String name() {
          return "source";
        }

        @Override
        public String title() {
          return "Source";
        }

        @Override
        public PollResult poll(PollMemory memory, PageSink sink) {
          return new PollResult.Complete();
        }

        @Override
        public Optional<Timetable> timetable() {
          return timetable;
        }
      };

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  /** Of a feed that was read completely just now, if ever. */
  private FeedCondition judge(String newest, String now) {
    return judge(newest, first.isEmpty() ? "" : now, now);
  }

  private FeedCondition judge(String newest, String complete, String now) {
    PollHistory history =
        new PollHistory(
            instant(first), instant(complete), instant(newest), instant(failing), instant(unread));
    return FeedCondition.of(source, history, Instant.parse(now));
  }

  private void isQuiet(FeedCondition condition, Lull why, String next) {
    assertThat(condition)
        .isEqualTo(
            new FeedCondition(Freshness.QUIET, Optional.empty(), Optional.of(why), instant(next)));
  }

  @Test
  void aDayWithItsAnnouncementIsFresh() {
    assertThat(judge(MONDAY, "2026-06-15T20:00:00Z").freshness()).isEqualTo(Freshness.FRESH);
    first = "";
    assertThat(judge("", "2026-06-15T20:00:00Z").freshness()).isEqualTo(Freshness.NEW);
  }

  @Test
  void weekendsHolidaysAndEarlyHoursAreQuiet() {
    isQuiet(judge(FRIDAY, "2026-06-14T12:00:00Z"), Lull.WEEKEND, "2026-06-15T06:00:00Z");
    isQuiet(judge(FRIDAY, "2026-06-15T05:59:00Z"), Lull.NOT_YET_DUE, "2026-06-15T06:00:00Z");
    isQuiet(
        judge("2026-06-18T04:00:00Z", "2026-06-19T12:00:00Z"),
        Lull.HOLIDAY,
        "2026-06-22T06:00:00Z");
  }

  @Test
  void withoutATimetableNothingIsLate() {
    timetable = Optional.empty();
    isQuiet(judge("2026-01-01T00:00:00Z", "2026-06-15T12:00:00Z"), Lull.NO_TIMETABLE, "");
    failing = "2026-06-13T12:00:00Z";
    unread = failing;
    assertThat(judge(FRIDAY, "2026-06-13T13:00:00Z").freshness()).isEqualTo(Freshness.FAILING);
  }

  @Test
  void whatWasDueByTheLastReadingAndIsNotThereIsLateSinceThen() {
    FeedCondition late = judge(FRIDAY, "2026-06-16T12:00:00Z");
    assertThat(late.freshness()).isEqualTo(Freshness.LATE);
    assertThat(late.since()).contains(Instant.parse("2026-06-15T06:00:00Z"));
    assertThat(late.hasLasted(Duration.ofHours(30), Instant.parse("2026-06-16T12:00:00Z")))
        .isTrue();
    assertThat(late.hasLasted(Duration.ofHours(31), Instant.parse("2026-06-16T12:00:00Z")))
        .isFalse();
    isQuiet(
        judge(FRIDAY, "2026-06-15T05:50:00Z", "2026-06-15T06:10:00Z"),
        Lull.NOT_YET_DUE,
        "2026-06-16T06:00:00Z");
  }

  @Test
  void aFeedThatIsFirstReadOnAWeekendIsNotLate() {
    first = "2026-06-13T12:00:00Z";
    isQuiet(judge("", "2026-06-13T12:00:00Z"), Lull.WEEKEND, "2026-06-15T06:00:00Z");
    assertThat(judge("", "2026-06-15T07:00:00Z").freshness()).isEqualTo(Freshness.LATE);
  }

  @Test
  void whatCannotBeReadIsFailingOnAWeekendToo() {
    failing = "2026-06-13T12:00:00Z";
    assertThat(judge(FRIDAY, FRIDAY, "2026-06-14T12:00:00Z"))
        .isEqualTo(
            new FeedCondition(
                Freshness.PARTIAL, instant(failing), Optional.empty(), Optional.empty()));
    unread = "2026-06-14T11:00:00Z";
    assertThat(judge(FRIDAY, FRIDAY, "2026-06-14T12:00:00Z"))
        .isEqualTo(
            new FeedCondition(
                Freshness.FAILING, instant(unread), Optional.empty(), Optional.empty()));
  }
}
