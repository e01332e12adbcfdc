package dev.paperboy.site;

import dev.paperboy.card.Card;
import dev.paperboy.site.page.Passage;
import dev.paperboy.site.page.PictureOnPage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A paper in a list.
 *
 * @param card the paper
 * @param path its page
 * @param title its title with the words that matched
 * @param summary its summary with the words that matched
 * @param note a line about its place in the list; empty for none
 * @param picture its picture
 */
public record PaperEntry(
    Card card,
    String path,
    List<Passage> title,
    List<Passage> summary,
    String note,
    Optional<PictureOnPage> picture) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /**
   * Returns the entry of a paper, without its picture.
   *
   * @param marks the words to mark
   */
  static PaperEntry of(Card card, WordMarks marks, String note) {
    return new PaperEntry(
        card,
        SitePaths.paper(card.paper()),
        marks.in(card.title()),
        marks.in(card.summary()),
        note,
        Optional.empty());
  }

  static PaperEntry of(Card card) {
    return of(card, WordMarks.NONE, "");
  }

  /** Returns this entry with a picture. */
  PaperEntry with(Optional<PictureOnPage> other) {
    return new PaperEntry(card, path, title, summary, note, other);
  }

  /** Returns the day of the first version. */
  public String published() {
    return DAY.format(day());
  }

  /** Returns the day of the first version for machines. */
  public String publishedIso() {
    return day().toString();
  }

  private LocalDate day() {
    return LocalDate.ofInstant(card.published(), ZoneOffset.UTC);
  }

  /** Returns the search for a category. */
  public String category(String name) {
    return SitePaths.category(name);
  }

  /** Returns the address of the code; empty if none is known. */
  public String code() {
    return SitePaths.web(card.code());
  }

  /** Returns the address of the project; empty if none is known. */
  public String project() {
    return SitePaths.web(card.project());
  }
}
