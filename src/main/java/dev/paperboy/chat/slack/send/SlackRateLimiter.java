package dev.paperboy.chat.slack.send;

import dev.paperboy.fleet.Pace;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the rate of messages: one a second to a channel, and a limited number a minute to a
 * workspace, from all replicas together. A channel is posted to by one of them. Stays below Slack's
 * limits, so that refusals are rare. Thread-safe.
 */
final class SlackRateLimiter {
  private static final int REMEMBERED = 10_000;
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);
  private static final Duration LONGEST_OF_CHANNEL = Duration.ofSeconds(2);

  /** After a longer pause, the messages are tried again, each after the wait that Slack asked. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Pace pace;
  private final String method;
  private final InstantSource clock;
  private final Duration ofChannel;
  private final Duration ofWorkspace;
  private final Duration burst;
  private final Map<ChannelId, Instant> channels = new HashMap<>();

  /**
   * Creates a rate limiter.
   *
   * @param pace the limits of workspaces
   * @param method the method of Slack's that is limited
   * @param ofChannel the wait after a message to a channel
   * @param aMinute the number of messages to a workspace per minute; nine tenths of them at once
   *     after a pause
   */
  SlackRateLimiter(Pace pace, String method, InstantSource clock, Duration ofChannel, int aMinute) {
    this.pace = pace;
    this.method = method;
    this.clock = clock;
    this.ofChannel = ofChannel;
    this.ofWorkspace = Duration.ofMinutes(1).dividedBy(aMinute);
    this.burst = ofWorkspace.multipliedBy(aMinute * 9L / 10);
  }

  /** Reserves the channel's next turn; returns the wait until then. */
  Duration next(ChannelId channel) {
    // The full burst is available again when no slot of the workspace is reserved (GCRA).
    Duration reserved = pace.reserve(name(channel.tenant()), ofWorkspace, 1);
    return next(channel, reserved.minus(burst));
  }

  private synchronized Duration next(ChannelId channel, Duration wait) {
    Instant now = clock.instant();
    forgetPassed(now);
    Instant known = channels.getOrDefault(channel, now);
    // After a clock is set back, no channel waits for the difference.
    Instant free = known.isAfter(now.plus(LONGEST_QUEUE)) ? now : later(now, known);
    Instant turn = later(free, now.plus(wait));
    channels.put(channel, turn.plus(ofChannel));
    return Duration.between(now, turn);
  }

  /** Records a response: only now is it certain by when Slack had received the message. */
  synchronized void answered(ChannelId channel) {
    channels.put(channel, clock.instant().plus(ofChannel));
  }

  /** Records that Slack refused a message, and asked to wait. */
  void refused(String workspace, Duration asked) {
    // A limit that lasts longer than that of a channel is that of the workspace.
    if (asked.compareTo(LONGEST_OF_CHANNEL) > 0) {
      Duration wait = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
      pace.postpone(name(workspace), wait.plus(burst));
    }
  }

  private String name(String workspace) {
    return "slack " + workspace + " " + method;
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
