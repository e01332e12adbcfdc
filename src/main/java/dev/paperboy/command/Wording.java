package dev.paperboy.command;

import dev.paperboy.query.ParseResult;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchPage;
import dev.paperboy.subscription.ChannelWording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers, times and errors in replies. */
public final class Wording {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private Wording() {}

  /** Formats a number: {@code 1 paper}, {@code 2 papers}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Returns how many papers a search found: {@code 12 papers say it, 37 more are close in meaning}.
   */
  public static String found(SearchPage page) {
    if (page.close() == 0) {
      return (page.exact() ? "" : "more than ") + count(page.total(), "paper");
    }
    return page.total() == 0
        ? count(page.close(), "paper")
        : count(page.total(), "paper")
            + (page.total() == 1 ? " says it, " : " say it, ")
            + page.close()
            + (page.close() == 1 ? " more is close in meaning" : " more are close in meaning");
  }

  /** Returns text to be typed in backticks, with backticks removed and truncated to a line. */
  public static String typed(String text) {
    return "`" + inert(text) + "`";
  }

  /**
   * Escapes an external text so that it stays on its line and cannot look like something to type.
   */
  public static String inert(String text) {
    return ChannelWording.inert(text);
  }

  /** Truncates a text that is too long; never splits a character. */
  public static String shorten(String text, int longest) {
    return ChannelWording.shorten(text, longest);
  }

  /** Formats the time since an instant: {@code 3 minutes ago}. */
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

  /** Formats an instant in the channel's time zone. */
  public static String moment(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone)) + " " + zone.getId();
  }

  /** Adds a capital letter and a full stop. */
  public static String sentence(String text) {
    String whole =
        text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    return whole.isEmpty() ? whole : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
  }

  /** Describes an error in a query: the reason, the position, and a suggestion. */
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

  /** Returns a sentence that searches do not find all papers yet, to be appended; usually empty. */
  public static String building(PaperIndex index) {
    long left = index.backlog();
    return left == 0
        ? ""
        : " The search index is still being built: %d %% of the papers are in it so far."
            .formatted(100L * index.size() / (index.size() + left));
  }
}
