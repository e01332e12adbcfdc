package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import java.util.List;
import java.util.Optional;

/** The papers that were seen, for reading. Safe for use by several threads. */
public interface PaperCatalog {

  /** The papers that match, at most this many; where none does, those that match nearly. */
  SearchAnswer search(String query, Sort sort, int limit);

  /** How all papers that match are spread; empty for a query that is not understood. */
  Facets facets(String query);

  /** The paper of this id or address, in any usual spelling. */
  Optional<Card> paper(String spelling);

  /** The order of the results. */
  enum Sort {
    /** What fits best. */
    RELEVANCE,
    /** What was announced last. */
    NEWEST,
    /** What has the most upvotes. */
    UPVOTES
  }

  /**
   * The matches of a query by source, category and month; each list has what matters most first.
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
   * Some of the matches.
   *
   * @param value what they have in common
   * @param papers how many there are
   * @param query the query narrowed to them
   */
  record Facet(String value, long papers, String query) {}

  /** The outcome of a search. */
  sealed interface SearchAnswer {

    /**
     * The papers.
     *
     * @param papers what stands first, first
     * @param query what they match: the query that was asked, or one near it
     * @param total how many match, or at least that many
     * @param exact whether {@code total} is the number itself
     * @param didYouMean a query that finds much more; empty where there is none
     */
    record Found(List<Card> papers, String query, long total, boolean exact, String didYouMean)
        implements SearchAnswer {
      /** Copies the list. */
      public Found {
        papers = List.copyOf(papers);
      }
    }

    /**
     * The query was not understood.
     *
     * @param reason what is wrong, in a sentence
     * @param position index of the character where, from 0
     * @param suggestion a query that would work; empty where none comes to mind
     */
    record Mistaken(String reason, int position, String suggestion) implements SearchAnswer {}
  }
}
