package dev.paperboy.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that was asked for.
 *
 * @param rest what was typed before {@code page N}, stripped
 * @param page from 1
 */
record Paging(String rest, int page) {
  private static final Pattern PAGE =
      Pattern.compile("(?:^|\\s)page\\s+(\\d{1,4})$", Pattern.CASE_INSENSITIVE);

  /** Takes {@code page N} off the end. */
  static Paging of(String text) {
    Matcher matcher = PAGE.matcher(text);
    return matcher.find()
        ? new Paging(
            text.substring(0, matcher.start()).strip(),
            Math.max(1, Integer.parseInt(matcher.group(1))))
        : new Paging(text.strip(), 1);
  }
}
