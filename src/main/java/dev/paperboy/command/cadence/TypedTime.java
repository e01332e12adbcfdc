package dev.paperboy.command.cadence;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as typed.
 *
 * @param time in the form 09:00
 * @param words the number of words it consists of
 * @param certain whether it can hardly be anything else
 */
record TypedTime(String time, int words, boolean certain) {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:([:.h])(\\d{2}))?(am|pm|a\\.m|p\\.m|h)?");
  private static final Set<String> HALVES = Set.of("am", "pm", "a.m", "p.m");

  /** Parses the time in this word, optionally with the next one: {@code 9}, {@code 9 pm}. */
  static Optional<TypedTime> at(String first, String second) {
    if (first.equals("noon") || first.equals("midnight")) {
      return Optional.of(new TypedTime(first.equals("noon") ? "12:00" : "00:00", 1, false));
    }
    Matcher time = TIME.matcher(first);
    if (!time.matches()) {
      return Optional.empty();
    }
    String ending = time.group(4) == null ? "" : time.group(4);
    boolean apart = ending.isEmpty() && HALVES.contains(second);
    boolean inWords = ending.isEmpty() && (second.equals("o'clock") || second.equals("oclock"));
    String half = apart ? second : ending;
    boolean minutes = time.group(3) != null;
    return time(time.group(1), minutes ? time.group(3) : "00", half)
        .map(
            text ->
                new TypedTime(
                    text,
                    apart || inWords ? 2 : 1,
                    HALVES.contains(half) || inWords || ":".equals(time.group(2))));
  }

  private static Optional<String> time(String hours, String minutes, String half) {
    int hour = Integer.parseInt(hours);
    boolean twelve = HALVES.contains(half);
    if ((twelve ? hour < 1 || hour > 12 : hour > 23) || Integer.parseInt(minutes) > 59) {
      return Optional.empty();
    }
    int full = twelve ? hour % 12 + (half.startsWith("p") ? 12 : 0) : hour;
    return Optional.of("%02d:%s".formatted(full, minutes));
  }
}
