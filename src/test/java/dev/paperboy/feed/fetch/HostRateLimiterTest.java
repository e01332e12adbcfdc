package dev.paperboy.feed.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host that several replicas ask, one at a time. */
final class HostRateLimiterTest {
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final List<Duration> slept = new ArrayList<>();
  private final OtherReplicas pace = new OtherReplicas();

  /** What the database says while other replicas use the host, and what it is told. */
  private static final class OtherReplicas implements Pace {
    private final Deque<Duration> claims = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private Duration pause = Duration.ZERO;

    @Override
    public Duration reserve(String name, Duration interval, int count) {
      assertThat(interval).as("only asks for a pause").isZero();
      return pause;
    }

    @Override
    public boolean take(List<Share> shares) {
      throw new AssertionError("hosts allow one request at a time");
    }

    @Override
    public void postpone(String name, Duration wait) {
      told.add(name + " paused for " + wait);
    }

    @Override
    public Duration claim(String name, Duration interval, Duration hold) {
      told.add(name + " claimed");
      return claims.isEmpty() ? Duration.ZERO : claims.remove();
    }

    @Override
    public void release(String name, Duration interval) {
      told.add(name + " released, free in " + interval);
    }
  }

  private void sleep(Duration duration) {
    if (!duration.isZero()) {
      slept.add(duration);
      clock.advance(duration);
    }
  }

  @Test
  void aRequestWaitsForThatOfAnotherReplicaAndItsInterval() throws Exception {
    HostRateLimiter gate = HostRateLimiter.ofArxiv(clock, this::sleep).sharedBy(pace, "arxiv.org");
    pace.claims.addAll(
        List.of(Duration.ofSeconds(60), Duration.ofMillis(1500), Duration.ofMillis(500)));
    gate.enter();
    assertThat(slept)
        .as("the other may end long before its claim does")
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));
    gate.leave();
    assertThat(pace.told)
        .hasSize(5)
        .endsWith("host arxiv.org turn claimed", "host arxiv.org turn released, free in PT3S");
    slept.clear();
    gate.enter();
    assertThat(slept).as("its own interval").containsExactly(Duration.ofSeconds(3));
    gate.leave();
  }

  @Test
  void aPauseIsToldToTheOthersAndThoseOfOthersAreObserved() throws Exception {
    HostRateLimiter gate = HostRateLimiter.unpaced(clock, this::sleep).sharedBy(pace, "hf");
    gate.rest(Duration.ofMinutes(2));
    assertThat(pace.told).containsExactly("host hf paused for PT2M");
    assertThat(gate.resting()).isEqualTo(Duration.ofMinutes(2));
    pace.pause = Duration.ofMinutes(10);
    assertThat(gate.resting()).isEqualTo(Duration.ofMinutes(10));
    gate.enter();
    gate.leave();
    assertThat(slept).containsExactly(Duration.ofMinutes(10));
    assertThat(pace.told).as("a feed is read by one replica at a time").hasSize(1);
  }
}
