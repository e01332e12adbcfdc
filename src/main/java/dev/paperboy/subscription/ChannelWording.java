package dev.paperboy.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The wording of instants, durations and third-party texts for the people of a channel. */
public final class ChannelWording {
  private static final DateTimeFormatter DAY_OF_WEEK =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE_WITH_YEAR =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private static final int DAYS_NAMED = 6;
  private static final long HOURS_SAID = 48;
  private static final int LONGEST_FOREIGN = 600;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  /** Bidirectional control characters, which could make a line read as another one. */
  private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private ChannelWording() {}

  /**
   * Returns an instant near now: {@code Monday 09:12}, {@code today 09:12}, {@code 3 Jun 09:12}.
   * The zone is named if it is UTC, since few people live in it.
   */
  public static String moment(Instant moment, Instant now, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, local.toLocalDate());
    String said;
    if (days == 0) {
      said = "today " + local.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH));
    } else if (Math.abs(days) <= DAYS_NAMED) {
      said = local.format(DAY_OF_WEEK);
    } else {
      said = local.format(local.getYear() == today.getYear() ? DATE : DATE_WITH_YEAR);
    }
    return zone.getId().equals("UTC") ? said + " UTC" : said;
  }

  /** Returns a duration of an hour or more: {@code 26 hours}, {@code 2 days}. */
  public static String span(Duration span) {
    long hours = Math.max(1, span.toHours());
    long count = hours < HOURS_SAID ? hours : Math.round(hours / 24.0);
    return count + (hours < HOURS_SAID ? " hour" : " day") + (count == 1 ? "" : "s");
  }

  /**
   * Returns a third-party text that stays within its line and cannot look like something to type.
   */
  public static String inert(String text) {
    String line = shorten(text, LONGEST_FOREIGN);
    return TURNS.matcher(BREAKS.matcher(line).replaceAll(" ")).replaceAll("").replace('`', '\'');
  }

  /** Returns a list of names, with only the first if there are many: {@code a, b and 3 more}. */
  public static String some(List<String> names, int most) {
    int more = names.size() - most;
    return names.stream().limit(most).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns the beginning of a text that is too long, never splitting a character. */
  public static String shorten(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
