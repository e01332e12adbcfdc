package dev.paperboy.search;

import dev.paperboy.query.Query;

/**
 * The result of a search, which may have used a relaxed form of the query.
 *
 * @param page the hits
 * @param query the query that they match: the given one, or one similar to it
 * @param reading how that query was derived from the given one
 * @param didYouMean a query with many more matches that differs by a letter or two; empty if there
 *     is none
 */
public record SearchOutcome(SearchPage page, Query query, Reading reading, String didYouMean) {

  /** The interpretation of a query. */
  public enum Reading {
    /** As given. */
    AS_ASKED,
    /** Nothing matched, so words that no paper contains were corrected as typing errors. */
    RESPELT,
    /**
     * No paper contains all words, so papers are listed that are close in meaning or contain some
     * of the words.
     */
    CLOSE,
    /**
     * No paper contains all words, so papers with some of them are listed, those with most words
     * first.
     */
    SOME_WORDS
  }
}
