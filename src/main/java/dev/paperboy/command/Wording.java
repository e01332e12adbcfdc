package dev.paperboy.command;

import dev.paperboy.query.ParseResult;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.subscription.ChannelWording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How replies word numbers, times and mistakes. */
public final class Wording {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private Wording() {}

  /** {@code 1 paper}, {@code 2 papers}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** What can be typed, between backticks that it cannot close, and not longer than a line. */
  public static String typed(String text) {
    return "`" + inert(text) + "`";
  }

  /** A foreign text that is to stay within its line and may not look like something to type. */
  public static String inert(String text) {
    return ChannelWording.inert(text);
  }

  /** The beginning of a text that is too long; never half a character. */
  public static String shorten(String text, int longest) {
    return ChannelWording.shorten(text, longest);
  }

  /** {@code 3 minutes ago}. */
  public static String ago(Instant then, Instant now) {
    Duration passed = Duration.between(then, now);
    if (passed.toMinutes() < 1) {
      return "just now";
    }
    if (passed.toHours() < 1) {
      return count(passed.toMinutes(), "minute") + " ago";
    }
    if (passed.toDays() < 2) {
      return count(passed.toHours(), "hour") + " ago";
    }
    return count(passed.toDays(), "day") + " ago";
  }

  /** A moment in the channel's time. */
  public static String moment(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone)) + " " + zone.getId();
  }

  /** With a capital letter and a full stop. */
  public static String sentence(String text) {
    String whole =
        text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    return whole.isEmpty() ? whole : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
  }

  /** A query that was not understood: the reason, the place, and what would work. */
  public static String mistake(String query, ParseResult.Mistake mistake) {
    StringBuilder text = new StringBuilder(sentence(mistake.reason()));
    if (!query.isBlank()) {
      int place = Math.min(Math.max(mistake.position(), 0), query.length());
      String before = query.substring(0, place);
      String after = query.substring(place);
      text.append("\nHere: ").append(typed(before + "▸" + after));
    }
    if (!mistake.suggestion().isBlank()) {
      text.append("\nTry: ").append(typed(mistake.suggestion()));
    }
    return text.toString();
  }

  /** That searches do not find all papers yet, as a sentence that follows another; mostly empty. */
  public static String building(PaperIndex index) {
    long left = index.backlog();
    return left == 0
        ? ""
        : " The search index is still being built: %d %% of the papers are in it so far."
            .formatted(100L * index.size() / (index.size() + left));
  }
}
