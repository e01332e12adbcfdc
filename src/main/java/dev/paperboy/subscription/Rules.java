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
 * What a channel allows.
 *
 * @param zone in which its times of day are meant
 * @param quiet when nothing is posted
 * @param cap how many papers one poll of one feed may post at once, 1 to {@value #HIGHEST_CAP}
 * @param daily how many papers may be posted at once in one day of the zone, from the cap to
 *     {@value #HIGHEST_CAP}; digests have a size of their own
 * @param whoMayChange who may change subscriptions and settings
 * @param crosspost whether what is posted in an announcement channel also goes to the channels that
 *     follow it
 */
public record Rules(
    ZoneId zone,
    QuietHours quiet,
    int cap,
    int daily,
    WhoMayChange whoMayChange,
    boolean crosspost) {

  /** The cap of a channel that did not choose one. */
  public static final int DEFAULT_CAP = 10;

  /** The cap of a day of a channel that did not choose one. */
  public static final int DEFAULT_DAILY = 50;

  /** The highest cap that can be chosen. */
  public static final int HIGHEST_CAP = 1000;

  /** What holds where neither a channel nor its platform chose otherwise. */
  public static final Rules DEFAULT =
      new Rules(
          ZoneId.of("UTC"),
          QuietHours.NONE,
          DEFAULT_CAP,
          DEFAULT_DAILY,
          WhoMayChange.EVERYONE,
          false);

  /** Refuses caps out of bounds. */
  public Rules {
    if (cap < 1 || cap > HIGHEST_CAP) {
      throw new IllegalArgumentException("a cap is 1 to " + HIGHEST_CAP + ", not " + cap);
    }
    if (daily < cap || daily > HIGHEST_CAP) {
      throw new IllegalArgumentException(
          "a cap of a day is " + cap + " to " + HIGHEST_CAP + ", not " + daily);
    }
  }

  /**
   * The people who may change subscriptions and settings. Those who manage the channel always may.
   *
   * @param everyone whether all others may, too
   * @param named which of the others may, where not all do
   */
  public record WhoMayChange(boolean everyone, List<Named> named) {

    /** All who can write there. */
    public static final WhoMayChange EVERYONE = new WhoMayChange(true, List.of());

    /** Those who manage the channel, and nobody else. */
    public static final WhoMayChange MANAGERS = new WhoMayChange(false, List.of());

    /** Past this, a role of the platform serves better. */
    public static final int MOST_NAMED = 25;

    /** Copies the list and refuses one that is too long. */
    public WhoMayChange {
      named = List.copyOf(named);
      if (named.size() > MOST_NAMED) {
        throw new IllegalArgumentException("at most " + MOST_NAMED + " can be named");
      }
    }

    /**
     * Whether a person is among them.
     *
     * @param manager whether the person manages the channel
     * @param roles ids of the roles that the platform says the person has
     */
    public boolean allows(boolean manager, String person, Set<String> roles) {
      return everyone
          || manager
          || named.stream()
              .anyMatch(one -> one.role() ? roles.contains(one.id()) : one.id().equals(person));
    }
  }

  /**
   * A person, or all who have a role.
   *
   * @param id the platform's
   * @param name what people call them
   */
  public record Named(boolean role, String id, String name) {}

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

  /** When the day of the zone began that this moment belongs to. */
  public Instant startOfDay(Instant moment) {
    return moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** When the next day of the zone begins. */
  public Instant endOfDay(Instant moment) {
    return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The quiet hours, where there are any. */
  public Optional<QuietHours> quietHours() {
    return quiet.equals(QuietHours.NONE) || quiet.from().equals(quiet.until())
        ? Optional.empty()
        : Optional.of(quiet);
  }

  /** These rules with another time zone. */
  public Rules withZone(ZoneId value) {
    return new Rules(value, quiet, cap, daily, whoMayChange, crosspost);
  }

  /** These rules with other quiet hours. */
  public Rules withQuiet(QuietHours value) {
    return new Rules(zone, value, cap, daily, whoMayChange, crosspost);
  }

  /** These rules with another cap; that of a day is at least as high. */
  public Rules withCap(int value) {
    return new Rules(zone, quiet, value, Math.max(value, daily), whoMayChange, crosspost);
  }

  /** These rules with another cap of a day; that of a poll is at most as high. */
  public Rules withDaily(int value) {
    return new Rules(zone, quiet, Math.min(cap, value), value, whoMayChange, crosspost);
  }

  /** These rules with others who may change them. */
  public Rules withWhoMayChange(WhoMayChange value) {
    return new Rules(zone, quiet, cap, daily, value, crosspost);
  }

  /** These rules with or without followers. */
  public Rules withCrosspost(boolean value) {
    return new Rules(zone, quiet, cap, daily, whoMayChange, value);
  }
}
