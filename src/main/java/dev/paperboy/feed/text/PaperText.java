package dev.paperboy.feed.text;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.WebAddress;
import dev.paperboy.text.ReadableText;
import java.util.Collection;
import java.util.List;

/**
 * The texts, names and links of a paper as its source has them, made readable and kept within
 * bounds. Safe for use by several threads.
 */
public final class PaperText {

  /** The most characters of a title. */
  public static final int LONGEST_TITLE = 1_000;

  /** The most characters of an abstract or a summary. */
  public static final int LONGEST_ABSTRACT = 200_000;

  /** The most authors, and the most keywords or categories, of one paper. */
  public static final int MOST_AUTHORS = 5_000;

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_LINK = 2_000;

  private PaperText() {}

  /** The title, or a remark, on one line; "" for a blank one. */
  public static String title(String text) {
    return ReadableText.of(text, LONGEST_TITLE);
  }

  /** The abstract, or another longer text, on one line; "" for a blank one. */
  public static String abstractText(String text) {
    return ReadableText.of(text, LONGEST_ABSTRACT);
  }

  /** The words of a title in HTML on one line; "" for none. */
  public static String htmlTitle(String html) {
    return ReadableText.ofHtml(html, LONGEST_TITLE);
  }

  /** The words of a longer piece of HTML on one line; "" for none. */
  public static String html(String html) {
    return ReadableText.ofHtml(html, LONGEST_ABSTRACT);
  }

  /** The name of a person, of an institution or of a subject on one line; "" for a blank one. */
  public static String name(String text) {
    return ReadableText.of(text, LONGEST_NAME);
  }

  /** An id, or what is quoted in a message, on one line with its markup; "" for a blank one. */
  public static String line(String text) {
    return ReadableText.line(text, LONGEST_NAME);
  }

  /** The paper with its texts and names made readable, as if a source had just told of it. */
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

  /** A title or a name of markup alone stays. */
  private static String orElse(String readable, String written) {
    return readable.isEmpty() ? written : readable;
  }

  /** The address, without user and password, where it is a web address, else "". */
  public static String link(String text) {
    return text.length() > LONGEST_LINK
        ? ""
        : WebAddress.link(text).filter(link -> link.length() <= LONGEST_LINK).orElse("");
  }

  /** The authors of these names, in order, without the blank ones. */
  public static List<Author> authors(Collection<String> names) {
    return names(names).stream().map(Author::new).toList();
  }

  /** The names or terms, in order, without the blank ones. */
  public static List<String> names(Collection<String> terms) {
    return terms.stream()
        .map(PaperText::name)
        .filter(name -> !name.isEmpty())
        .limit(MOST_AUTHORS)
        .toList();
  }
}
