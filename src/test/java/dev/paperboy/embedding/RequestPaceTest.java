package dev.paperboy.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RequestPaceTest {
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final RequestPace pace =
      new RequestPace(new LocalPace(clock), 120, clock, RandomGenerator.of("L64X128MixRandom"));

  @Test
  void soManyRequestsAMinuteAreDue() {
    int sent = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      if (pace.untilNext().isZero()) {
        assertThat(pace.reserve()).isZero();
        pace.answered();
        sent++;
      }
      clock.advance(Duration.ofMillis(100));
    }
    assertThat(sent).isEqualTo(120);
  }

  @Test
  void failuresAreFollowedByDoublingWaitsUpToFiveMinutes() {
    for (int failure = 0; failure < 100; failure++) {
      pace.failed(Duration.ZERO);
      Duration most = Duration.ofSeconds(failure < 9 ? 1L << failure : 300);
      assertThat(pace.untilNext())
          .isBetween(
              most.dividedBy(2),
              most.compareTo(Duration.ofMinutes(5)) < 0 ? most : Duration.ofMinutes(5));
    }
    pace.answered();
    pace.failed(Duration.ZERO);
    assertThat(pace.untilNext()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aServersOwnPauseIsObservedIfItIsLonger() {
    pace.failed(Duration.ofHours(2));
    assertThat(pace.untilNext()).isEqualTo(Duration.ofHours(2));
    clock.advance(Duration.ofHours(2));
    assertThat(pace.untilNext()).isZero();
  }

  @Test
  void replicasShareTheLimitAndTheServersPause() {
    Pace shared = new LocalPace(clock);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    RequestPace one = new RequestPace(shared, 120, clock, random);
    RequestPace other = new RequestPace(shared, 120, clock, random);
    assertThat(one.reserve()).isZero();
    assertThat(other.reserve()).isEqualTo(Duration.ofMillis(500));
    assertThat(one.reserve()).isEqualTo(Duration.ofSeconds(1));
    other.failed(Duration.ofMinutes(2));
    assertThat(one.reserve()).isEqualTo(Duration.ofMinutes(2));
  }
}
