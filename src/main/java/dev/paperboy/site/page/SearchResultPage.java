package dev.paperboy.site.page;

import dev.paperboy.site.PaperEntry;
import dev.paperboy.web.PageFrame;
import java.util.List;
import java.util.Optional;

/**
 * The papers that match a query.
 *
 * @param frame its frame
 * @param heading what was looked for
 * @param reading how the query was understood, if not as typed; empty otherwise
 * @param counted how many papers match
 * @param didYouMean a query with many more matches
 * @param mistake what is wrong with the query; empty if nothing is
 * @param orders the orders of the papers, the chosen one without an address
 * @param facets the ways to narrow the query down
 * @param papers the papers of this page
 * @param before the page of the list before this one
 * @param after the page of the list after this one
 */
public record SearchResultPage(
    PageFrame frame,
    String heading,
    String reading,
    String counted,
    Optional<Link> didYouMean,
    Optional<Mistake> mistake,
    List<Link> orders,
    List<Facet> facets,
    List<PaperEntry> papers,
    Optional<Link> before,
    Optional<Link> after) {

  /** Copies the lists. */
  public SearchResultPage {
    orders = List.copyOf(orders);
    facets = List.copyOf(facets);
    papers = List.copyOf(papers);
  }

  /**
   * A mistake in a query.
   *
   * @param reason what is wrong
   * @param before the query up to the place of the mistake
   * @param after the query from there
   * @param suggestion a query that is right
   */
  public record Mistake(String reason, String before, String after, Optional<Link> suggestion) {}

  /**
   * Ways to narrow a query down.
   *
   * @param name what they differ in
   * @param ways the narrower searches, with the number of papers as label
   */
  public record Facet(String name, List<Link> ways) {
    /** Copies the list. */
    public Facet {
      ways = List.copyOf(ways);
    }
  }
}
