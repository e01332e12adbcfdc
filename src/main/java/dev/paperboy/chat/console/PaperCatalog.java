package dev.paperboy.chat.console;

import dev.paperboy.card.Card;
import java.util.List;
import java.util.Optional;

/** The papers that were seen, for reading. Safe for use by several threads. */
public interface PaperCatalog {

  /** The papers that match best, best first, at most this many. */
  SearchAnswer search(String query, int limit);

  /** The paper of this id or address, in any usual spelling. */
  Optional<Card> paper(String spelling);

  /** What became of a search. */
  sealed interface SearchAnswer {

    /** The papers, best first. */
    record Found(List<Card> papers) implements SearchAnswer {
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
