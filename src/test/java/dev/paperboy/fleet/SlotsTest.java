package dev.paperboy.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests of several replicas at one limit, on a clock that is set. */
final class SlotsTest {
  private static final Instant START = Instant.parse("2026-06-15T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofMillis(20);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int AT_ONCE = 12;

  private final SettableClock clock = new SettableClock(START);
  private final CountingPace pace = new CountingPace(new LocalPace(clock));

  /** Counts what the database would be asked. */
  private static final class CountingPace implements Pace {
    private final Pace inner;
    private int questions;

    CountingPace(Pace inner) {
      this.inner = inner;
    }

    @Override
    public Duration reserve(String name, Duration interval, int count) {
      questions++;
      return inner.reserve(name, interval, count);
    }

    @Override
    public Duration claim(String name, Duration interval, Duration hold) {
      return inner.claim(name, interval, hold);
    }

    @Override
    public void release(String name, Duration interval) {
      inner.release(name, interval);
    }

    @Override
    public boolean take(List<Share> shares) {
      return inner.take(shares);
    }

    @Override
    public void postpone(String name, Duration wait) {
      inner.postpone(name, wait);
    }
  }

  private Slots slots() {
    return new Slots(
        pace,
        "discord",
        INTERVAL,
        AT_ONCE,
        () -> Duration.between(START, clock.instant()).toNanos());
  }

  /**
   * Lets replicas request for a time, each one after the other, and returns when requests began.
   *
   * @param waiting how many requests wait in a replica
   * @param delay returns the delay after the turn in milliseconds, by the replica's number
   */
  private List<Instant> run(int replicas, int waiting, Duration time, IntUnaryOperator delay) {
    List<Slots> all = IntStream.range(0, replicas).mapToObj(i -> slots()).toList();
    List<Instant> free = new ArrayList<>(all.stream().map(one -> START).toList());
    List<Instant> begun = new ArrayList<>();
    while (true) {
      int next =
          IntStream.range(0, replicas).boxed().min(Comparator.comparing(free::get)).orElseThrow();
      if (free.get(next).isAfter(START.plus(time))) {
        return begun.stream().sorted().toList();
      }
      clock.set(free.get(next));
      Instant turn = clock.instant().plus(all.get(next).take(waiting));
      begun.add(turn);
      free.set(next, turn.plusMillis(delay.applyAsInt(next)));
    }
  }

  private static int mostInASecond(List<Instant> begun) {
    int most = 0;
    for (int first = 0, last = 0; last < begun.size(); last++) {
      while (!begun.get(first).plus(SECOND).isAfter(begun.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  @Test
  void oneReplicaUsesTheWholeLimit() {
    List<Instant> begun = run(1, 100, Duration.ofSeconds(20), replica -> 0);
    assertThat(mostInASecond(begun)).isEqualTo(50);
    assertThat(begun).hasSizeBetween(20 * 49, 20 * 50 + AT_ONCE);
    assertThat(pace.questions).isLessThan(begun.size() / 8);
  }

  @Test
  void threeReplicasUseTheLimitTogetherAndNeverMore() {
    List<Instant> begun = run(3, 100, Duration.ofSeconds(20), replica -> 0);
    assertThat(mostInASecond(begun)).isLessThanOrEqualTo(50);
    assertThat(begun).hasSizeGreaterThan(20 * 47);
    assertThat(pace.questions).isLessThan(begun.size() / 8);
  }

  @Test
  void delaysOfReplicasCauseNoBursts() {
    Random random = new Random(20261129);
    List<Instant> begun =
        run(3, 100, Duration.ofSeconds(60), replica -> random.nextInt(100) == 0 ? 300 : 3);
    assertThat(mostInASecond(begun)).as("one late slot a replica").isLessThanOrEqualTo(53);
    assertThat(begun).hasSizeGreaterThan(60 * 40);
  }

  @Test
  void aSingleRequestReservesOneSlot() {
    Slots one = slots();
    Slots other = slots();
    assertThat(one.take(1)).isZero();
    assertThat(other.take(1)).isEqualTo(INTERVAL);
    assertThat(one.take(1)).isEqualTo(INTERVAL.multipliedBy(2));
  }

  @Test
  void slotsThatWereMissedAreNotMadeUpFor() {
    Slots one = slots();
    assertThat(one.take(AT_ONCE)).isZero();
    clock.advance(Duration.ofSeconds(10));
    assertThat(one.take(1)).isZero();
    assertThat(one.take(1)).isEqualTo(INTERVAL);
  }
}
