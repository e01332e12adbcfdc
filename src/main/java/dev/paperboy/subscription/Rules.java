package dev.paperboy.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a channel.
 *
 * @param zone the time zone of its times of day
 * @param quiet when nothing is posted
 * @param cap the number of papers that one poll of one feed may post individually, 1 to {@value
 *     #HIGHEST_CAP}
 * @param daily the number of papers that may be posted individually in one day of the zone, from
 *     the cap to {@value #HIGHEST_CAP}; digests have a size of their own
 * @param whoMayChange who may change subscriptions and settings
 * @param crosspost whether posts in an announcement channel are also published to the channels that
 *     follow it
 * @param taste how many papers a week are posted at once, those that fit the votes of the channel
 *     best; 0 for all papers
 */
public record Rules(
    ZoneId zone,
    QuietHours quiet,
    int cap,
    int daily,
    WhoMayChange whoMayChange,
    boolean crosspost,
    int taste) {

  /** The default cap per poll. */
  public static final int DEFAULT_CAP = 10;

  /** The default cap per day. */
  public static final int DEFAULT_DAILY = 50;

  /** The maximum cap. */
  public static final int HIGHEST_CAP = 1000;

  /** The papers a week that are posted at once if taste is on and no number is given. */
  public static final int DEFAULT_TASTE = 10;

  /** The rules if neither the channel nor its platform sets others. */
  public static final Rules DEFAULT =
      new Rules(
          ZoneId.of("UTC"),
          QuietHours.NONE,
          DEFAULT_CAP,
          DEFAULT_DAILY,
          WhoMayChange.EVERYONE,
          false,
          0);

  /** Rejects caps that are out of range. */
  public Rules {
    if (cap < 1 || cap > HIGHEST_CAP) {
      throw new IllegalArgumentException("a cap is 1 to " + HIGHEST_CAP + ", not " + cap);
    }
    if (daily < cap || daily > HIGHEST_CAP) {
      throw new IllegalArgumentException(
          "a cap of a day is " + cap + " to " + HIGHEST_CAP + ", not " + daily);
    }
    if (taste < 0 || taste > HIGHEST_CAP) {
      throw new IllegalArgumentException("a rate is 0 to " + HIGHEST_CAP + ", not " + taste);
    }
  }

  /**
   * Defines who may change subscriptions and settings. Managers of the channel always may.
   *
   * @param everyone whether everyone else may, too
   * @param named who else may, if not everyone
   */
  public record WhoMayChange(boolean everyone, List<Named> named) {

    /** Everyone who can write there. */
    public static final WhoMayChange EVERYONE = new WhoMayChange(true, List.of());

    /** Managers of the channel only. */
    public static final WhoMayChange MANAGERS = new WhoMayChange(false, List.of());

    /** The maximum number of names; beyond it, a role of the platform works better. */
    public static final int MOST_NAMED = 25;

    /** Copies the list, and rejects one that is too long. */
    public WhoMayChange {
      named = List.copyOf(named);
      if (named.size() > MOST_NAMED) {
        throw new IllegalArgumentException("at most " + MOST_NAMED + " can be named");
      }
    }

    /**
     * Returns whether a person is allowed.
     *
     * @param manager whether the person manages the channel
     * @param roles IDs of the person's roles, as reported by the platform
     */
    public boolean allows(boolean manager, String person, Set<String> roles) {
      return everyone
          || manager
          || named.stream()
              .anyMatch(one -> one.role() ? roles.contains(one.id()) : one.id().equals(person));
    }
  }

  /**
   * A person or a role.
   *
   * @param id the platform's ID
   * @param name the display name
   */
  public record Named(boolean role, String id, String name) {}

  /**
   * A daily interval, which may extend over midnight.
   *
   * @param from its first minute
   * @param until the minute after its last; equal to {@code from} for no quiet hours
   */
  public record QuietHours(LocalTime from, LocalTime until) {

    /** No quiet hours. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private boolean contains(LocalTime time) {
      return from.isBefore(until)
          ? !time.isBefore(from) && time.isBefore(until)
          : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /** Returns the time from a quiet time until the end of the interval. */
    private Duration left(LocalTime time) {
      Duration left = Duration.between(time, until);
      return left.isNegative() ? left.plusDays(1) : left;
    }
  }

  /**
   * Returns the earliest instant, not before {@code wanted}, at which the channel may be posted to:
   * when the local time is outside the quiet hours, even on days with a clock change.
   */
  public Instant firstAllowed(Instant wanted) {
    Instant moment = wanted;
    while (quiet.contains(moment.atZone(zone).toLocalTime())) {
      Instant end = moment.plus(quiet.left(moment.atZone(zone).toLocalTime()));
      // If the offset changes first, the local time is different from then on.
      ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
      moment = change == null || end.isBefore(change.getInstant()) ? end : change.getInstant();
    }
    return moment;
  }

  /** Returns the start of the day of the zone that contains this instant. */
  public Instant startOfDay(Instant moment) {
    return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** Returns the start of the next day of the zone. */
  public Instant endOfDay(Instant moment) {
    return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Returns the quiet hours, if any. */
  public Optional<QuietHours> quietHours() {
    return quiet.equals(QuietHours.NONE) || quiet.from().equals(quiet.until())
        ? Optional.empty()
        : Optional.of(quiet);
  }

  /** Returns these rules with another time zone. */
  public Rules withZone(ZoneId value) {
    return new Rules(value, quiet, cap, daily, whoMayChange, crosspost, taste);
  }

  /** Returns these rules with other quiet hours. */
  public Rules withQuiet(QuietHours value) {
    return new Rules(zone, value, cap, daily, whoMayChange, crosspost, taste);
  }

  /** Returns these rules with another cap per poll; the daily cap is raised if it is lower. */
  public Rules withCap(int value) {
    return new Rules(zone, quiet, value, Math.max(value, daily), whoMayChange, crosspost, taste);
  }

  /** Returns these rules with another daily cap; the cap per poll is reduced if it is higher. */
  public Rules withDaily(int value) {
    return new Rules(zone, quiet, Math.min(cap, value), value, whoMayChange, crosspost, taste);
  }

  /** Returns these rules with another setting for who may change them. */
  public Rules withWhoMayChange(WhoMayChange value) {
    return new Rules(zone, quiet, cap, daily, value, crosspost, taste);
  }

  /** Returns these rules with cross-posting on or off. */
  public Rules withCrosspost(boolean value) {
    return new Rules(zone, quiet, cap, daily, whoMayChange, value, taste);
  }

  /** Returns these rules with another number of papers a week that are posted at once. */
  public Rules withTaste(int value) {
    return new Rules(zone, quiet, cap, daily, whoMayChange, crosspost, value);
  }
}
