package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import java.util.List;
import java.util.Optional;

/** Provides the stored papers for reading. Thread-safe. */
public interface PaperCatalog {

  /** Returns the matching papers, up to a limit; if there are none, those of a similar query. */
  SearchAnswer search(String query, Sort sort, int limit);

  /** Returns the facets of all matching papers; empty for an invalid query. */
  Facets facets(String query);

  /** Returns the paper with this ID or address, in any usual spelling. */
  Optional<Card> paper(String spelling);

  /** The order of the results. */
  enum Sort {
    /** Best matches first. */
    RELEVANCE,
    /** Latest announcements first. */
    NEWEST,
    /** Most upvotes first. */
    UPVOTES
  }

  /**
   * The matches of a query by source, category and month; each list has the most important first.
   *
   * @param exact whether all matches were counted
   */
  record Facets(List<Facet> sources, List<Facet> categories, List<Facet> months, boolean exact) {
    /** Copies the lists. */
    public Facets {
      sources = List.copyOf(sources);
      categories = List.copyOf(categories);
      months = List.copyOf(months);
    }
  }

  /**
   * A subset of the matches.
   *
   * @param value their common value
   * @param papers the number of papers
   * @param query the query narrowed to them
   */
  record Facet(String value, long papers, String query) {}

  /** The outcome of a search. */
  sealed interface SearchAnswer {

    /**
     * The papers found.
     *
     * @param papers in order
     * @param query the query they match: the original one, or a similar one
     * @param total the number of matches, or a lower bound
     * @param exact whether {@code total} is exact
     * @param close the number of papers that follow because they are close in meaning
     * @param didYouMean a query with many more matches; empty if there is none
     */
    record Found(
        List<Card> papers, String query, long total, boolean exact, long close, String didYouMean)
        implements SearchAnswer {
      /** Copies the list. */
      public Found {
        papers = List.copyOf(papers);
      }
    }

    /**
     * The query is invalid.
     *
     * @param reason the error, in a sentence
     * @param position the index of the character where it is, from 0
     * @param suggestion a valid query; empty if there is none
     */
    record Mistaken(String reason, int position, String suggestion) implements SearchAnswer {}
  }
}
