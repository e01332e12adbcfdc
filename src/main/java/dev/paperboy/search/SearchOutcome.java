package dev.paperboy.search;

import dev.paperboy.query.Query;

/**
 * What a search found, where need be with the query read more kindly than it was typed.
 *
 * @param page the hits
 * @param query what they match: the query that was asked, or one near it
 * @param reading how that query comes from the one asked
 * @param didYouMean a query that finds much more and differs in a letter or two; empty where there
 *     is none
 */
public record SearchOutcome(SearchPage page, Query query, Reading reading, String didYouMean) {

  /** How a query was read. */
  public enum Reading {
    /** As it was asked. */
    AS_ASKED,
    /** Nothing matched, so words that no paper has were taken for typing errors. */
    RESPELT,
    /** Nothing has all the words, so papers with some of them are listed, those with most first. */
    SOME_WORDS
  }
}
