package dev.paperboy.query.analysis;

/**
 * An analysed word of a text, the same word with a star at its end, or several neighbours joined to
 * one word; see {@link TextAnalysis}.
 *
 * @param term folded and stemmed; compared with queries
 * @param folded folded, not stemmed; compared with prefixes
 * @param surface as it occurs in the text, without markup and a possessive ending; joined words
 *     without what separated them
 * @param position position of the (first) word, from 0
 * @param length the number of words it spans: 1, or 2 to 5 for joined neighbours
 * @param start index of its first character in the original text
 * @param end index after its last character in the original text
 * @param isOpen whether it joins words separated by white space, or has a star: found as a whole
 *     word, but not by a prefix
 */
public record Token(
    String term,
    String folded,
    String surface,
    int position,
    int length,
    int start,
    int end,
    boolean isOpen) {

  /** Returns whether it is a word with the star at its end; the word itself is a token, too. */
  public boolean isStarred() {
    return length == 1 && isOpen;
  }
}
