package dev.paperboy.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * What a channel allows.
 *
 * @param zone in which its times of day are meant
 * @param quiet when nothing is posted
 * @param cap how many papers one poll of one feed may post at once, 1 to {@value #HIGHEST_CAP}
 * @param whoMayChange who may change subscriptions and settings
 * @param crosspost whether what is posted in an announcement channel also goes to the channels that
 *     follow it
 */
public record Rules(
    ZoneId zone, QuietHours quiet, int cap, WhoMayChange whoMayChange, boolean crosspost) {

  /** The cap of a channel that did not choose one. */
  public static final int DEFAULT_CAP = 10;

  /** The highest cap that can be chosen. */
  public static final int HIGHEST_CAP = 1000;

  /** What holds where neither a channel nor its platform chose otherwise. */
  public static final Rules DEFAULT =
      new Rules(ZoneId.of("UTC"), QuietHours.NONE, DEFAULT_CAP, WhoMayChange.EVERYONE, false);

  /** Refuses a cap out of bounds. */
  public Rules {
    if (cap < 1 || cap > HIGHEST_CAP) {
      throw new IllegalArgumentException("a cap is 1 to " + HIGHEST_CAP + ", not " + cap);
    }
  }

  /**
   * What holds in a channel that chose nothing: on Discord, where any member can call a command,
   * only those who manage the channel may change what it gets.
   */
  public static Rules initial(ChannelId channel) {
    return channel.platform().equals("discord")
        ? DEFAULT.withWhoMayChange(WhoMayChange.MANAGERS)
        : DEFAULT;
  }

  /** The people who may change subscriptions and settings. */
  public enum WhoMayChange {
    EVERYONE,
    MANAGERS
  }

  /**
   * A span of the day, each day; it may run over midnight.
   *
   * @param from its first minute
   * @param until the minute after its last; equal to {@code from} for no quiet hours at all
   */
  public record QuietHours(LocalTime from, LocalTime until) {

    /** Never quiet. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private boolean contains(LocalTime time) {
      return from.isBefore(until)
          ? !time.isBefore(from) && time.isBefore(until)
          : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /** How long it is from a quiet time until the span's end. */
    private Duration left(LocalTime time) {
      Duration left = Duration.between(time, until);
      return left.isNegative() ? left.plusDays(1) : left;
    }
  }

  /**
   * The first moment, not before {@code wanted}, at which the channel may be posted to: when the
   * clock on the wall shows no time of its quiet hours, also on the days on which it is changed.
   */
  public Instant firstAllowed(Instant wanted) {
    Instant moment = wanted;
    while (quiet.contains(moment.atZone(zone).toLocalTime())) {
      Instant end = moment.plus(quiet.left(moment.atZone(zone).toLocalTime()));
      // Where the clocks are changed first, the wall shows another time from then on.
      ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
      moment = change == null || end.isBefore(change.getInstant()) ? end : change.getInstant();
    }
    return moment;
  }

  /** The quiet hours, where there are any. */
  public Optional<QuietHours> quietHours() {
    return quiet.equals(QuietHours.NONE) || quiet.from().equals(quiet.until())
        ? Optional.empty()
        : Optional.of(quiet);
  }

  /** These rules with another time zone. */
  public Rules withZone(ZoneId value) {
    return new Rules(value, quiet, cap, whoMayChange, crosspost);
  }

  /** These rules with other quiet hours. */
  public Rules withQuiet(QuietHours value) {
    return new Rules(zone, value, cap, whoMayChange, crosspost);
  }

  /** These rules with another cap. */
  public Rules withCap(int value) {
    return new Rules(zone, quiet, value, whoMayChange, crosspost);
  }

  /** These rules with others who may change them. */
  public Rules withWhoMayChange(WhoMayChange value) {
    return new Rules(zone, quiet, cap, value, crosspost);
  }

  /** These rules with or without followers. */
  public Rules withCrosspost(boolean value) {
    return new Rules(zone, quiet, cap, whoMayChange, value);
  }
}
