package dev.paperboy.feed.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the zones of dates: offsets, regions, and the names of RFC 822 and some others. */
final class ZoneNames {

  /** In hours. Ambiguous names, such as IST and CST in China, are left out. */
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("HST", -10),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("MEZ", 1),
          Map.entry("MESZ", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13));

  private static final Pattern OFFSET =
      Pattern.compile("(?:UTC?|GMT)?\\s?([+-])(\\d{1,2}):?(\\d\\d)?(?::?(\\d\\d))?");

  private ZoneNames() {}

  /** Returns the offset at a time; empty if the zone is not known. */
  static Optional<ZoneOffset> offset(String written, LocalDateTime at) {
    String zone = written.strip();
    String name = zone.toUpperCase(Locale.ROOT);
    Matcher offset = OFFSET.matcher(name);
    try {
      if (offset.matches()) {
        return Optional.of(offset(offset));
      }
      if (zone.indexOf('/') > 0) {
        ZoneId region = ZoneId.of(zone.replaceAll("[\\[\\]]", ""));
        return Optional.of(region.getRules().getOffset(at));
      }
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
    // Military letters were used with either sign: RFC 5322 interprets them as UTC.
    boolean military = name.length() == 1 && Character.isLetter(name.charAt(0));
    return military
        ? Optional.of(ZoneOffset.UTC)
        : Optional.ofNullable(HOURS.get(name)).map(ZoneOffset::ofHours);
  }

  private static ZoneOffset offset(Matcher matcher) {
    int hours = Integer.parseInt(matcher.group(2));
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    int seconds = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    int sign = matcher.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutesSeconds(sign * hours, sign * minutes, sign * seconds);
  }
}
