package dev.paperboy.site.page;

import dev.paperboy.site.PaperEntry;
import dev.paperboy.web.PageFrame;
import java.util.List;
import java.util.Optional;

/**
 * The papers of a day, a week or a month.
 *
 * @param frame its frame
 * @param canonical its path
 * @param heading the period in words
 * @param note why the newest papers are not of today; empty for none
 * @param previous the period before that has papers
 * @param next the period after that has papers
 * @param total the number of papers
 * @param empty why there are none; empty if there are some
 * @param days the days of a week or month
 * @param papers the papers of this page of the list
 * @param numbers how many papers there are and which are on this page, in words; empty for none
 * @param before the page of the list before this one
 * @param after the page of the list after this one
 */
public record PeriodPage(
    PageFrame frame,
    String canonical,
    String heading,
    String note,
    Optional<Link> previous,
    Optional<Link> next,
    long total,
    String empty,
    List<Day> days,
    List<PaperEntry> papers,
    String numbers,
    Optional<Link> before,
    Optional<Link> after) {

  /** Copies the lists. */
  public PeriodPage {
    days = List.copyOf(days);
    papers = List.copyOf(papers);
  }

  /**
   * A day of a week or month.
   *
   * @param link the day
   * @param papers its number of papers
   */
  public record Day(Link link, long papers) {}
}
