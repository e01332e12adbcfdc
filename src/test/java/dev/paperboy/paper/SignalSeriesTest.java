package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A series of signals as bytes, over years, and the growth that it tells. */
final class SignalSeriesTest {
  private static final int DAY = 24;
  private static final int YEAR = 365 * DAY;

  /** Monday, 1 June 2026, 00:00 UTC. */
  private static final long MONDAY = SignalPoint.hourOf(Instant.parse("2026-06-01T00:00:00Z"));

  private static Signals votes(int upvotes) {
    return new Signals(upvotes, 0, "", "");
  }

  private static SignalPoint point(long hour, int upvotes) {
    return new SignalPoint(hour, upvotes, 0);
  }

  /** Hours, upvotes and comments as they come, with jumps, pauses and votes taken back. */
  private static List<SignalPoint> changes(Random random, int count) {
    List<SignalPoint> changes = new ArrayList<>();
    long hour = MONDAY - random.nextInt(YEAR);
    int upvotes = 0;
    int comments = 0;
    for (int i = 0; i < count; i++) {
      hour += random.nextInt(10) == 0 ? 1 + random.nextInt(400) : 1 + random.nextInt(3);
      boolean jump = random.nextInt(50) == 0;
      upvotes = Math.max(0, upvotes + (jump ? random.nextInt(100_000) : random.nextInt(12) - 3));
      comments = Math.max(0, comments + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0));
      changes.add(new SignalPoint(hour, upvotes, comments));
    }
    return changes;
  }

  @Test
  void bytesAreReadBackAsTheyWereWritten() {
    Random random = new Random(21);
    for (int round = 0; round < 300; round++) {
      List<SignalPoint> points = changes(random, random.nextInt(40));
      SignalSeries series = SignalSeries.of(points);
      SignalSeries read = SignalSeries.ofBytes(series.toBytes());
      assertThat(read.points()).isEqualTo(points);
      assertThat(read).isEqualTo(series).hasSameHashCodeAs(series);
    }
    SignalSeries extreme =
        SignalSeries.of(
            List.of(
                new SignalPoint(0, 0, 0),
                new SignalPoint(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                new SignalPoint(2L * Integer.MAX_VALUE, 0, 0)));
    assertThat(SignalSeries.ofBytes(extreme.toBytes())).isEqualTo(extreme);
  }

  @Test
  void anHourlyChangeTakesTwoBytes() {
    SignalSeries series =
        SignalSeries.of(IntStream.range(0, 101).mapToObj(i -> point(MONDAY + i, i * 20)).toList());
    assertThat(series.toBytes()).hasSizeLessThan(2 * 100 + 6);
  }

  @Test
  void bytesThatEndWithinANumberAreRefused() {
    byte[] whole = SignalSeries.of(List.of(point(MONDAY, 300))).toBytes();
    byte[] half = Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> SignalSeries.ofBytes(half))
        .isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void pointsThatDoNotFollowEachOtherAreRefused() {
    List<SignalPoint> twice = List.of(point(MONDAY, 1), point(MONDAY, 2));
    assertThatThrownBy(() -> SignalSeries.of(twice)).isInstanceOf(IllegalArgumentException.class);
  }

  /** What a series that is thinned at every change keeps, by looking at all changes at the end. */
  private static List<SignalPoint> kept(List<SignalPoint> all, long now) {
    long today = now / DAY;
    List<SignalPoint> kept = new ArrayList<>();
    for (SignalPoint point : all) {
      long day = point.hour() / DAY;
      // 5 January 1970 was a Monday.
      long week = (day - 4) / 7;
      boolean byWeek = week < (today - SignalSeries.DAYS_BY_DAY - 4) / 7;
      boolean byHour = day >= today - SignalSeries.DAYS_BY_HOUR;
      boolean isLast =
          all.stream()
              .noneMatch(
                  later ->
                      later.hour() > point.hour()
                          && (byWeek
                              ? (later.hour() / DAY - 4) / 7 == week
                              : later.hour() / DAY == day));
      if (point.equals(all.get(0)) || byHour || isLast) {
        kept.add(point);
      }
    }
    return kept;
  }

  @Test
  void thinnedAtEveryChangeItKeepsTheLastOfEachHourDayAndWeek() {
    Random random = new Random(22);
    for (int round = 0; round < 12; round++) {
      List<SignalPoint> changes = changes(random, 50 + random.nextInt(700));
      SignalSeries series = SignalSeries.EMPTY;
      List<SignalPoint> plain = new ArrayList<>();
      for (SignalPoint change : changes) {
        Signals signals = new Signals(change.upvotes(), change.comments(), "", "");
        series = series.with(change.hour(), signals).thinned(change.hour());
        series = SignalSeries.ofBytes(series.toBytes());
        if (plain.isEmpty() || !plain.get(plain.size() - 1).hasCounts(signals)) {
          plain.add(change);
        }
      }
      long now = changes.get(changes.size() - 1).hour();
      assertThat(series.points()).isEqualTo(kept(plain, now));
      assertThat(series.toBytes()).hasSizeLessThan(5_000);
    }
  }

  @Test
  void changesOfTwentyYearsStayWithinTheBound() {
    SignalSeries series = SignalSeries.EMPTY;
    for (int step = 0; step < 20 * YEAR; step += 5) {
      series = series.with(MONDAY + step, votes(1 + step)).thinned(MONDAY + step);
    }
    assertThat(series.points()).hasSizeBetween(990, SignalSeries.MOST_POINTS);
    assertThat(series.points().get(0)).as("the first stays").isEqualTo(point(MONDAY, 1));
    assertThat(series.toBytes()).hasSizeLessThan(4_000);
  }

  @Test
  void ofAnHourTheLastCountsStay() {
    SignalSeries series =
        SignalSeries.EMPTY.with(MONDAY, votes(3)).with(MONDAY, votes(5)).with(MONDAY, votes(4));
    assertThat(series.points()).containsExactly(point(MONDAY, 4));
    assertThat(series.with(MONDAY + 9, votes(4))).as("nothing changed").isSameAs(series);
    assertThat(series.with(MONDAY - 9, votes(7)).points())
        .as("a clock that was set back")
        .containsExactly(point(MONDAY, 7));
  }

  @Test
  void growthIsCountedFromTheLastValueBeforeTheHour() {
    SignalSeries series =
        SignalSeries.of(List.of(point(MONDAY, 5), point(MONDAY + 3, 9), point(MONDAY + 5, 20)));
    Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(series.gained(MONDAY + 6, longAgo, 20)).isZero();
    assertThat(series.gained(MONDAY + 5, longAgo, 20)).isEqualTo(11);
    assertThat(series.gained(MONDAY + 4, longAgo, 20)).isEqualTo(11);
    assertThat(series.gained(MONDAY + 3, longAgo, 20)).isEqualTo(15);
    assertThat(series.gained(MONDAY + 1, longAgo, 2)).as("votes are taken back").isEqualTo(-3);
  }

  @Test
  void votesWithWhichAnOldPaperWasFirstSeenAreNoGrowth() {
    SignalSeries series = SignalSeries.of(List.of(point(MONDAY + 2, 80), point(MONDAY + 3, 84)));
    Instant announced = Instant.ofEpochSecond(MONDAY * 3600);
    assertThat(series.gained(MONDAY + 1, announced, 84)).isEqualTo(4);
    assertThat(series.gained(MONDAY + 1, null, 84)).isEqualTo(4);
    assertThat(series.gained(MONDAY, announced, 84)).as("all came since then").isEqualTo(84);
    assertThat(SignalSeries.EMPTY.gained(MONDAY + 1, announced, 84)).isZero();
    assertThat(SignalSeries.EMPTY.gained(MONDAY, announced, 84)).isEqualTo(84);
  }
}
