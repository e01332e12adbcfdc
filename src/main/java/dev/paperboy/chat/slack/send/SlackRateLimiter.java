package dev.paperboy.chat.slack.send;

import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the rate of messages: one a second to a channel, and a limited number a minute to a
 * workspace. Stays below Slack's limits, so that refusals are rare. Thread-safe.
 */
final class SlackRateLimiter {
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Duration ofChannel;
  private final Duration ofWorkspace;
  private final Duration burst;
  private final Map<ChannelId, Instant> channels = new HashMap<>();
  private final Map<String, Instant> workspaces = new HashMap<>();

  /**
   * Creates a rate limiter.
   *
   * @param ofChannel the wait after a message to a channel
   * @param aMinute the number of messages to a workspace per minute; nine tenths of them at once
   *     after a pause
   */
  SlackRateLimiter(InstantSource clock, Duration ofChannel, int aMinute) {
    this.clock = clock;
    this.ofChannel = ofChannel;
    this.ofWorkspace = Duration.ofMinutes(1).dividedBy(aMinute);
    this.burst = ofWorkspace.multipliedBy(aMinute * 9L / 10);
  }

  /** Reserves the channel's next turn; returns the wait until then. */
  synchronized Duration next(ChannelId channel) {
    Instant now = clock.instant();
    forgetPassed(now);
    // The time at which the workspace's full burst is available again (GCRA).
    Instant rested = later(now, workspaces.getOrDefault(channel.tenant(), now));
    Instant free = later(now, channels.getOrDefault(channel, now));
    Instant turn = later(free, rested.minus(burst));
    workspaces.put(channel.tenant(), rested.plus(ofWorkspace));
    channels.put(channel, turn.plus(ofChannel));
    return Duration.between(now, turn);
  }

  /** Records a response: only now is it certain by when Slack had received the message. */
  synchronized void answered(ChannelId channel) {
    channels.put(channel, clock.instant().plus(ofChannel));
  }

  private void forgetPassed(Instant now) {
    if (channels.size() > REMEMBERED) {
      channels.values().removeIf(turn -> turn.isBefore(now));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
