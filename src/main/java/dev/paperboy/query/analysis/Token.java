package dev.paperboy.query.analysis;

/**
 * A word of a text, analysed, or the same with the star at its end, or several neighbours joined to
 * one word; see {@link TextAnalysis}.
 *
 * @param term folded and stemmed; what queries are compared with
 * @param folded folded, not stemmed; what a prefix is compared with
 * @param surface as it stands in the text after markup and a possessive ending are taken away;
 *     joined words without what stood between them
 * @param position number of the (first) word, from 0
 * @param length how many words it spans: 1, or 2 to 5 for neighbours joined to one word
 * @param start index of its first character in the original text
 * @param end index after its last character in the original text
 * @param isOpen whether it joins words with white space between them, or has a star: found as a
 *     whole word, not by a beginning
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

  /** Whether it is a word with the star at its end; the word itself is there, too. */
  public boolean isStarred() {
    return length == 1 && isOpen;
  }
}
