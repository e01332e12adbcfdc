package dev.paperboy.site.page;

import dev.paperboy.site.PaperEntry;
import dev.paperboy.site.page.SearchResultPage.Mistake;
import dev.paperboy.web.PageFrame;
import java.util.List;
import java.util.Optional;

/**
 * The papers that the community likes.
 *
 * @param frame its frame
 * @param heading what is listed
 * @param order what decides the ranks
 * @param spans the periods; the chosen one has no address
 * @param span the chosen period as a parameter
 * @param topic the query that papers must match; empty for all papers
 * @param mistake what is wrong with that query
 * @param papers the papers of this page
 * @param whyEmpty why there are none; empty if there are some
 * @param first the rank of the first one
 * @param example how the points of the first one are counted; empty if there is none
 * @param before the page of the list before this one
 * @param after the page of the list after this one
 */
public record TrendingPage(
    PageFrame frame,
    String heading,
    String order,
    List<Link> spans,
    String span,
    String topic,
    Optional<Mistake> mistake,
    List<PaperEntry> papers,
    String whyEmpty,
    int first,
    String example,
    Optional<Link> before,
    Optional<Link> after) {

  /** Copies the lists. */
  public TrendingPage {
    spans = List.copyOf(spans);
    papers = List.copyOf(papers);
  }
}
