package dev.paperboy.chat.slack.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.Pace;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages go as fast as Slack allows, and no faster. */
final class SlackRateLimiterTest {
  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

  private final SettableClock clock = new SettableClock(START);

  private SlackRateLimiter limiter() {
    return limiter(new LocalPace(clock));
  }

  private SlackRateLimiter limiter(Pace pace) {
    return new SlackRateLimiter(pace, "chat.postMessage", clock, Duration.ofSeconds(1), 300);
  }

  @Test
  void aChannelGetsOneMessageASecond() {
    SlackRateLimiter pace = limiter();
    assertThat(pace.next(channel("T1", 1))).isZero();
    assertThat(pace.next(channel("T1", 1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.next(channel("T1", 1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(pace.next(channel("T1", 2))).isZero();
    clock.advance(Duration.ofSeconds(5));
    pace.answered(channel("T1", 1));
    assertThat(pace.next(channel("T1", 1))).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(5));
    assertThat(pace.next(channel("T1", 1))).isZero();
  }

  @Test
  void aClockThatIsSetBackDelaysNoChannel() {
    SlackRateLimiter pace =
        new SlackRateLimiter(
            new LocalPace(new SettableClock(START)),
            "chat.postMessage",
            clock,
            Duration.ofSeconds(1),
            300);
    assertThat(pace.next(channel("T1", 1))).isZero();
    clock.set(START.minus(Duration.ofHours(1)));
    assertThat(pace.next(channel("T1", 1))).isZero();
  }

  @Test
  void aWorkspaceGetsSoManyAMinuteAfterABurst() {
    SlackRateLimiter pace = limiter();
    List<Duration> turns = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      turns.add(pace.next(channel("T1", i)));
    }
    assertThat(turns.stream().filter(Duration::isZero)).hasSizeBetween(270, 300);
    assertThat(turns.get(599)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(67));
    assertThat(turns).isSorted();
    assertThat(pace.next(channel("T2", 1))).isZero();
  }

  @Test
  void replicasShareTheLimitOfAWorkspace() {
    Pace pace = new LocalPace(clock);
    List<SlackRateLimiter> replicas = List.of(limiter(pace), limiter(pace), limiter(pace));
    List<Duration> turns = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      turns.add(replicas.get(i % 3).next(channel("T1", i)));
    }
    assertThat(turns.stream().filter(Duration::isZero)).hasSizeBetween(270, 300);
    assertThat(turns.get(599)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(67));
    assertThat(turns).isSorted();
  }

  @Test
  void aPauseThatSlackAsksForHoldsForTheWorkspaceInAllReplicas() {
    Pace pace = new LocalPace(clock);
    SlackRateLimiter one = limiter(pace);
    SlackRateLimiter other = limiter(pace);
    one.refused("T1", Duration.ofSeconds(20));
    assertThat(other.next(channel("T1", 1))).isEqualTo(Duration.ofSeconds(20));
    assertThat(other.next(channel("T2", 1))).isZero();
    one.refused("T2", Duration.ofSeconds(1));
    assertThat(other.next(channel("T2", 2))).as("the limit of one channel").isZero();
  }

  private static ChannelId channel(String team, int number) {
    return new ChannelId("slack", team, "C" + number);
  }
}
