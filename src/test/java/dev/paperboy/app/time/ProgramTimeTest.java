package dev.paperboy.app.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.LocalPace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgramTimeTest {

  private static final Instant START = Instant.parse("2026-06-15T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
  private final List<Duration> slept = new ArrayList<>();

  private SimulatedTime time(double speed) {
    return new SimulatedTime(
        START,
        speed,
        nanos::get,
        duration -> {
          slept.add(duration);
          nanos.addAndGet(duration.toNanos());
        });
  }

  @Test
  void aSimulatedTimeStartsWhereItIsTold() {
    assertThat(time(21600).instant()).isEqualTo(START);
  }

  @Test
  void aSimulatedTimeRunsSoManyTimesFaster() {
    SimulatedTime time = time(21600);

    nanos.addAndGet(1);
    assertThat(time.instant()).isEqualTo(START.plusNanos(21_600));
    nanos.addAndGet(3_999_999_999L);
    assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
  }

  @Test
  void aSimulatedTimeRunsForYearsWithoutOverflow() {
    SimulatedTime time = time(100_000);

    nanos.addAndGet(Duration.ofDays(365).toNanos());

    assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(36_500_000)));
  }

  @Test
  void aSimulatedTimeMayRunSlower() {
    SimulatedTime time = time(0.5);

    time.onTheWall(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());

    assertThat(time.instant()).isEqualTo(START.plusMillis(1500));
    assertThat(time.onTheWall(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aPaceInRealTimeIsToldInTheProgramsTime() {
    SettableClock wall = new SettableClock(START);
    SimulatedTime time = time(60);
    ProgramPace pace = new ProgramPace(new LocalPace(wall), time);
    assertThat(pace.reserve("host", Duration.ofMinutes(3), 1)).isZero();
    assertThat(pace.reserve("host", Duration.ofMinutes(3), 1)).isEqualTo(Duration.ofMinutes(3));
    wall.advance(Duration.ofSeconds(3));
    assertThat(pace.reserve("host", Duration.ofMinutes(3), 1)).isEqualTo(Duration.ofMinutes(3));
    assertThat(time.ofTheWall(time.onTheWall(Duration.ofDays(400))))
        .isEqualTo(Duration.ofDays(400));
  }

  @Test
  void aWaitIsAsMuchShorterAsTheTimeIsFaster() throws InterruptedException {
    time(60).sleep(Duration.ofMinutes(2));

    assertThat(slept).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void aWaitOfNothingIsNoWait() throws InterruptedException {
    time(60).sleep(Duration.ZERO);
    time(60).sleep(Duration.ofSeconds(-3));
    new SystemTime().sleep(Duration.ofDays(-1));

    assertThat(slept).containsExactly(Duration.ZERO, Duration.ZERO);
  }

  @Test
  void afterAWaitAtLeastThatMuchHasPassed() throws InterruptedException {
    long seed = 20260615;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      SimulatedTime time = time(random.nextDouble(0.01, 100_000));
      Duration wait = Duration.ofNanos(random.nextLong(1, 1L << random.nextInt(1, 50)));
      time.sleep(wait);
      assertThat(Duration.between(START, time.instant()))
          .as("seed %d, round %d", seed, round)
          .isGreaterThanOrEqualTo(wait);
    }
  }

  @Test
  void aSpeedOutOfBoundsIsRefused() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e10}) {
      assertThatThrownBy(() -> time(speed)).hasMessageContaining("the clock's speed must be");
    }
  }

  @Test
  void aWaitCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new SystemTime().sleep(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new SimulatedTime(START, 2).sleep(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void theSystemsTimeIsThatOfTheWall() {
    SystemTime time = new SystemTime();

    assertThat(time.instant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(time.onTheWall(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
  }
}
