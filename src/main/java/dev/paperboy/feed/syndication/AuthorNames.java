package dev.paperboy.feed.syndication;

import dev.paperboy.text.HtmlText;
import dev.paperboy.text.ReadableText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Parses the author text of a feed, which may list several people, or be a mail address. */
final class AuthorNames {

  private static final int LONGEST = 100_000;

  private AuthorNames() {}

  /** Returns their names, in order. */
  static Stream<String> in(String written) {
    String text = ReadableText.line(HtmlText.of(written), LONGEST);
    String name = besideAddress(text);
    if (!name.isEmpty()) {
      return Stream.of(name);
    }
    if (isAddress(text)) {
      return Stream.of(text.substring(0, text.indexOf('@')));
    }
    if (text.contains(";")) {
      return Arrays.stream(text.split(";", -1));
    }
    List<String> parts =
        Arrays.stream(
                text.replace(", and ", ",")
                    .replace(",and ", ",")
                    .replace(" and ", ",")
                    .split(",", -1))
            .toList();
    // "Noether, Emmy" is one person: if there were several, each would have a given name and a
    // family name.
    boolean several = parts.stream().allMatch(part -> part.strip().contains(" "));
    return several ? parts.stream() : Stream.of(text);
  }

  /**
   * Returns the name in {@code ada@example.org (Ada Lovelace)} or the other way round; "" if there
   * is none.
   */
  private static String besideAddress(String text) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    int open = text.indexOf('(', text.indexOf('@') + 1);
    if (last == ')' && open > 0 && open + 2 < text.length()) {
      String before = text.substring(0, open).strip();
      if (isAddress(before)) {
        return text.substring(open + 1, text.length() - 1);
      }
    }
    if (last != ')' && last != '>') {
      return "";
    }
    int start = text.lastIndexOf(' ') + 1;
    for (int at = Math.max(1, start); at < text.length(); at++) {
      if (text.charAt(at) == '<' || text.charAt(at) == '(') {
        String address = text.substring(at + 1, text.length() - 1);
        return isAddress(address) ? text.substring(0, at).strip() : "";
      }
    }
    return "";
  }

  private static boolean isAddress(String text) {
    // The first @ may be the only character before the second.
    int at = text.indexOf('@', 1);
    return at > 0 && at < text.length() - 1 && text.indexOf(' ') < 0;
  }
}
