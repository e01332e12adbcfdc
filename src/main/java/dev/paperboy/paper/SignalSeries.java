package dev.paperboy.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The upvotes and comments of a paper over time: a point for each hour in which they changed, with
 * the last values of that hour. Immutable.
 *
 * <p>Old points are thinned out: the last one of each hour is kept for {@value #DAYS_BY_HOUR} days,
 * the last one of each UTC day for {@value #DAYS_BY_DAY}, and the last one of each week after that;
 * the first point always stays. There are at most {@value #MOST_POINTS} points.
 */
public final class SignalSeries {
  /** The number of complete days before today of which every hour is kept. */
  public static final int DAYS_BY_HOUR = 8;

  /** The number of complete days before today of which at least the last hour is kept. */
  public static final int DAYS_BY_DAY = 92;

  /** The maximum number of points; of more, the oldest after the first are dropped. */
  public static final int MOST_POINTS = 1000;

  /** A series without points: of a paper whose votes were never recorded. */
  public static final SignalSeries EMPTY = new SignalSeries(List.of());

  private static final int HOURS = 24;
  private static final int DAYS_OF_WEEK = 7;

  /** 1 January 1970 was the fourth day of its week. */
  private static final int DAYS_SINCE_MONDAY = 3;

  private final List<SignalPoint> points;

  private SignalSeries(List<SignalPoint> points) {
    this.points = points;
  }

  /** Returns a series of these points, which must be in the order of time, one per hour. */
  public static SignalSeries of(List<SignalPoint> points) {
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i - 1).hour() >= points.get(i).hour()) {
        throw new IllegalArgumentException("points follow each other in time");
      }
    }
    return new SignalSeries(List.copyOf(points));
  }

  /** Reads a series that {@link #toBytes} has written. */
  public static SignalSeries ofBytes(byte[] bytes) {
    return new SignalSeries(SignalBytes.points(bytes));
  }

  /** Returns the series as bytes, two for most points. */
  public byte[] toBytes() {
    return SignalBytes.of(points);
  }

  /** Returns the points, the earliest first. */
  public List<SignalPoint> points() {
    return List.copyOf(points);
  }

  /** Returns whether there are no points. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Returns whether the latest point has these counts. */
  public boolean endsWith(Signals signals) {
    return !isEmpty() && last().hasCounts(signals);
  }

  private SignalPoint last() {
    return points.get(points.size() - 1);
  }

  /**
   * Returns the series with these counts at this time, unchanged if they are the latest ones. A
   * time before the latest point counts as that point's.
   */
  public SignalSeries with(long hour, Signals signals) {
    if (endsWith(signals)) {
      return this;
    }
    List<SignalPoint> longer = new ArrayList<>(points);
    long at = hour;
    if (!isEmpty() && hour <= last().hour()) {
      at = last().hour();
      longer.remove(longer.size() - 1);
    }
    longer.add(new SignalPoint(at, signals.upvotes(), signals.comments()));
    return new SignalSeries(longer);
  }

  /** Returns the last point before this hour; empty if the series begins later. */
  public Optional<SignalPoint> before(long hour) {
    SignalPoint found = null;
    for (SignalPoint point : points) {
      if (point.hour() >= hour) {
        break;
      }
      found = point;
    }
    return Optional.ofNullable(found);
  }

  /**
   * Returns how many upvotes the paper gained since the beginning of an hour; negative if it lost
   * some. Of a paper announced since then that is all of them. Of one announced earlier whose
   * series begins later, the votes with which it was first seen do not count.
   *
   * @param announced when the paper was first announced as new; null if it was not
   * @param upvotes the upvotes that it has now
   */
  public int gained(long sinceHour, @Nullable Instant announced, int upvotes) {
    Optional<SignalPoint> before = before(sinceHour);
    if (before.isPresent()) {
      return upvotes - before.get().upvotes();
    }
    if (announced != null && SignalPoint.hourOf(announced) >= sinceHour) {
      return upvotes;
    }
    return isEmpty() ? 0 : upvotes - points.get(0).upvotes();
  }

  /** Returns the series as it is kept at this time. */
  public SignalSeries thinned(long nowHour) {
    long today = Math.floorDiv(nowHour, HOURS);
    long firstByHour = today - DAYS_BY_HOUR;
    long firstByDay = today - DAYS_BY_DAY;
    List<SignalPoint> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean end = i == 0 || i == points.size() - 1;
      if (end || !isSuperseded(points.get(i), points.get(i + 1), firstByHour, firstByDay)) {
        kept.add(points.get(i));
      }
    }
    if (kept.size() > MOST_POINTS) {
      kept.subList(1, kept.size() - MOST_POINTS + 1).clear();
    }
    return kept.size() == points.size() ? this : new SignalSeries(kept);
  }

  /** Returns whether the next point is in the same day or week, of which only one is kept. */
  private static boolean isSuperseded(
      SignalPoint point, SignalPoint next, long firstByHour, long firstByDay) {
    long day = Math.floorDiv(point.hour(), HOURS);
    long nextDay = Math.floorDiv(next.hour(), HOURS);
    if (nextDay >= firstByHour) {
      return false;
    }
    boolean byWeek = week(day) < week(firstByDay);
    return byWeek ? week(day) == week(nextDay) : day == nextDay;
  }

  private static long week(long day) {
    return Math.floorDiv(day + DAYS_SINCE_MONDAY, DAYS_OF_WEEK);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignalSeries series && points.equals(series.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return points.toString();
  }
}
