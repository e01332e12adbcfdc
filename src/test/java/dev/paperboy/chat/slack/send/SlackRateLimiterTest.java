package dev.paperboy.chat.slack.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
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

  @Test
  void aChannelGetsOneMessageASecond() {
    SlackRateLimiter pace = new SlackRateLimiter(clock, Duration.ofSeconds(1), 300);
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
  void aWorkspaceGetsSoManyAMinuteAfterABurst() {
    SlackRateLimiter pace = new SlackRateLimiter(clock, Duration.ofSeconds(1), 300);
    List<Duration> turns = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      turns.add(pace.next(channel("T1", i)));
    }
    assertThat(turns.stream().filter(Duration::isZero)).hasSizeBetween(270, 300);
    assertThat(turns.get(599)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(67));
    assertThat(turns).isSorted();
    assertThat(pace.next(channel("T2", 1))).isZero();
  }

  private static ChannelId channel(String team, int number) {
    return new ChannelId("slack", team, "C" + number);
  }
}
