package dev.paperboy.app.settings;

import java.time.Duration;

/**
 * How long the database keeps what grows.
 *
 * @param alerts the messages of delivered papers and which subscriptions matched them; that a paper
 *     was delivered to a channel is kept forever. At least 90 d
 * @param signals the upvotes of a paper over time, after they last changed. At least 90 d
 * @param buttons what the buttons of messages do. At least 180 d
 */
public record RetentionSettings(Duration alerts, Duration signals, Duration buttons) {
  private static final Duration TWO_YEARS = Duration.ofDays(730);

  /** Two years for everything. */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(TWO_YEARS, TWO_YEARS, TWO_YEARS);

  static Duration require(Duration duration, int leastDays) {
    if (duration.compareTo(Duration.ofDays(leastDays)) < 0
        || duration.compareTo(Duration.ofDays(36_500)) > 0) {
      throw new IllegalArgumentException("it must be from " + leastDays + "d to 100y");
    }
    return duration;
  }
}
