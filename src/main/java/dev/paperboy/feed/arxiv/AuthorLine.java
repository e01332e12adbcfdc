package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses arXiv's author lines: names separated by commas or "and", each optionally followed by
 * affiliations in parentheses, in which commas do not separate.
 */
final class AuthorLine {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:\\d+(?:\\s*(?:,|and)\\s*\\d+)*(?:; \\(1\\).*)?|\\(1\\).*)");
  private static final String SPACE = " \t\n\u000B\f\r";
  private static final Pattern AND = Pattern.compile("\\s+and\\s+");

  private AuthorLine() {}

  static List<Author> read(String line) {
    List<Author> authors = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    StringBuilder affiliation = new StringBuilder();
    int depth = 0;
    for (int at = 0; at < line.length(); at++) {
      char character = line.charAt(at);
      if (character == '(' && depth++ == 0) {
        affiliation.append(affiliation.isEmpty() ? "" : "; ");
      } else if (character == ')' && depth > 0) {
        depth--;
        affiliation.append(depth > 0 ? ")" : "");
      } else if (depth > 0) {
        affiliation.append(character);
      } else if (character == ',' || character == ';') {
        add(authors, name, affiliation);
      } else {
        int and = lengthOfAnd(line, at);
        if (and > 0) {
          add(authors, name, affiliation);
          at += and - 1;
        } else {
          name.append(character);
        }
      }
    }
    add(authors, name, affiliation);
    return authors;
  }

  private static int lengthOfAnd(String line, int at) {
    // Matched only where white space begins: trying each position in it would take quadratic time.
    if (SPACE.indexOf(line.charAt(at)) < 0 || (at > 0 && SPACE.indexOf(line.charAt(at - 1)) >= 0)) {
      return 0;
    }
    Matcher matcher = AND.matcher(line).region(at, line.length());
    return matcher.lookingAt() ? matcher.end() - at : 0;
  }

  private static void add(List<Author> authors, StringBuilder name, StringBuilder affiliation) {
    String person = PaperText.name(name.toString());
    String place = PaperText.name(affiliation.toString());
    name.setLength(0);
    affiliation.setLength(0);
    boolean isPerson = !person.isEmpty() && !person.equals("et al.") && !person.equals("and");
    if (isPerson && authors.size() < PaperText.MOST_AUTHORS) {
      // "(1)" refers to a list of affiliations at the end of the line, which is not an author.
      boolean reference = REFERENCE.matcher(place).matches();
      authors.add(new Author(person.replaceFirst("^and ", ""), reference ? "" : place));
    }
  }
}
