package dev.paperboy.feed.text;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.WebAddress;
import dev.paperboy.text.ReadableText;
import java.util.Collection;
import java.util.List;

/**
 * Normalizes the texts, names and links of a paper from its source, and limits their size.
 * Thread-safe.
 */
public final class PaperText {

  /** The maximum length of a title, in characters. */
  public static final int LONGEST_TITLE = 1_000;

  /** The maximum length of an abstract or a summary, in characters. */
  public static final int LONGEST_ABSTRACT = 200_000;

  /** The maximum number of authors, and of keywords or categories, of one paper. */
  public static final int MOST_AUTHORS = 5_000;

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_LINK = 2_000;

  private PaperText() {}

  /** Returns a title, or a remark, on one line; "" for a blank one. */
  public static String title(String text) {
    return ReadableText.of(text, LONGEST_TITLE);
  }

  /** Returns an abstract, or another longer text, on one line; "" for a blank one. */
  public static String abstractText(String text) {
    return ReadableText.of(text, LONGEST_ABSTRACT);
  }

  /** Returns the words of a title in HTML on one line; "" if there are none. */
  public static String htmlTitle(String html) {
    return ReadableText.ofHtml(html, LONGEST_TITLE);
  }

  /** Returns the words of a longer HTML text on one line; "" if there are none. */
  public static String html(String html) {
    return ReadableText.ofHtml(html, LONGEST_ABSTRACT);
  }

  /** Returns the name of a person, an institution or a subject on one line; "" for a blank one. */
  public static String name(String text) {
    return ReadableText.of(text, LONGEST_NAME);
  }

  /**
   * Returns an id, or a text quoted in a message, on one line with its markup; "" for a blank one.
   */
  public static String line(String text) {
    return ReadableText.line(text, LONGEST_NAME);
  }

  /** Returns the paper with its texts and names normalized as if a source had just provided it. */
  public static Paper readable(Paper paper) {
    return paper.toBuilder()
        .title(orElse(title(paper.title()), paper.title()))
        .abstractText(abstractText(paper.abstractText()))
        .tldr(abstractText(paper.tldr()))
        .authors(
            paper.authors().stream()
                .map(
                    author ->
                        new Author(
                            orElse(name(author.name()), author.name()), name(author.affiliation())))
                .toList())
        .categories(names(paper.categories()))
        .keywords(names(paper.keywords()))
        .organization(name(paper.organization()))
        .comment(title(paper.comment()))
        .build();
  }

  /** A title or a name that consists only of markup is kept. */
  private static String orElse(String readable, String written) {
    return readable.isEmpty() ? written : readable;
  }

  /** Returns a web address without user and password; "" for anything else. */
  public static String link(String text) {
    return text.length() > LONGEST_LINK
        ? ""
        : WebAddress.link(text).filter(link -> link.length() <= LONGEST_LINK).orElse("");
  }

  /** Returns the authors with these names, in order, without blank ones. */
  public static List<Author> authors(Collection<String> names) {
    return names(names).stream().map(Author::new).toList();
  }

  /** Returns the names or terms, in order, without blank ones. */
  public static List<String> names(Collection<String> terms) {
    return terms.stream()
        .map(PaperText::name)
        .filter(name -> !name.isEmpty())
        .limit(MOST_AUTHORS)
        .toList();
  }
}
