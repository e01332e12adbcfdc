package dev.paperboy.feed.syndication;

import dev.paperboy.feed.text.PlainText;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The people in a text that feeds give as an author, which may be several, or a mail address. */
final class AuthorNames {

  private static final Pattern MAIL_AND_NAME =
      Pattern.compile("^\\S+@\\S+\\s*\\((.+)\\)$|^(.+?)\\s*[<(]\\S+@\\S+[>)]$");
  private static final Pattern MAIL = Pattern.compile("^\\S+@\\S+$");

  private AuthorNames() {}

  static Stream<String> in(String written) {
    String text = PlainText.of(written);
    Matcher both = MAIL_AND_NAME.matcher(text);
    if (both.matches()) {
      return Stream.of(both.group(1) == null ? both.group(2) : both.group(1));
    }
    if (MAIL.matcher(text).matches()) {
      return Stream.of(text.substring(0, text.indexOf('@')));
    }
    if (text.contains(";")) {
      return Arrays.stream(text.split(";", -1));
    }
    String[] parts = text.split(",\\s*(?:and\\s+)?|\\s+and\\s+", -1);
    // "Noether, Emmy" is one person: of several, each has a given name and a family name.
    boolean several = Arrays.stream(parts).allMatch(part -> part.strip().contains(" "));
    return several ? Arrays.stream(parts) : Stream.of(text);
  }
}
