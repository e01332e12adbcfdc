package dev.paperboy.command.setting;

import dev.paperboy.command.Wording;
import dev.paperboy.query.analysis.Spelling;
import dev.paperboy.subscription.PlatformCapabilities;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Describes an invalid setting, or an invalid value of one. */
public final class SettingMistake {
  /** No zone has a longer name, and the comparison is expensive. */
  private static final int LONGEST_NAME = 40;

  private SettingMistake() {}

  /** Returns the error and a suggestion, as one or two sentences. */
  public static String of(PlatformCapabilities can, String name, String value) {
    return switch (name) {
      case "zone" -> zone(value);
      case "quiet" ->
          not(value, "hours")
              + "Write a start and an end, as in `quiet 22:00-07:00`, or `quiet off`.";
      case "cap", "daily" -> "`" + name + "` is a number from 1 to " + Rules.HIGHEST_CAP + ".";
      case "who" -> who(can, value);
      case "taste" -> "Write `taste on`, `taste on 5 a week` or `taste off`.";
      case "crosspost" -> "Write `crosspost on` or `crosspost off`.";
      default -> unknown(can, name);
    };
  }

  private static String not(String value, String what) {
    return value.isEmpty() ? "" : Wording.typed(value) + " cannot be read as " + what + ". ";
  }

  private static String zone(String value) {
    return not(value, "a time zone")
        + meant(value)
            .map(zone -> "Did you mean " + Wording.typed("zone " + zone) + "?")
            .orElse("Write it with its continent, such as `zone Europe/Paris`, or `zone UTC`.");
  }

  /** Returns the zone of this city, or one with a similar name. */
  private static Optional<String> meant(String value) {
    if (value.isEmpty() || value.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String typed = value.toLowerCase(Locale.ROOT).replace(' ', '_');
    Map<String, String> zones = new TreeMap<>();
    ZoneId.getAvailableZoneIds().stream()
        .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/.*"))
        .forEach(zone -> zones.put(zone.toLowerCase(Locale.ROOT), zone));
    return zones.keySet().stream()
        .filter(zone -> zone.endsWith("/" + typed))
        .findFirst()
        .or(() -> Spelling.nearest(typed, zones.keySet()))
        .map(zones::get);
  }

  private static String who(PlatformCapabilities can, String value) {
    String mentions = "`who` with mentions of people" + (can.roles() ? " or roles" : "");
    return not(value, "people")
        + "Write `who everyone`, `who managers`, or "
        + (can.mentions() ? mentions : "`who @ann @bob`")
        + ", at most "
        + WhoMayChange.MOST_NAMED
        + ".";
  }

  private static String unknown(PlatformCapabilities can, String name) {
    List<String> known =
        Stream.concat(
                SettingsCommand.written(can, can.initialRules()).keySet().stream(),
                Stream.of("taste"))
            .distinct()
            .toList();
    String begun = Wording.shorten(name, LONGEST_NAME);
    return "There is no setting "
        + Wording.typed(begun)
        + Spelling.nearest(begun, known)
            .map(near -> "; did you mean " + Wording.typed(near) + "?")
            .orElse("; the settings are " + String.join(", ", known) + ".");
  }
}
