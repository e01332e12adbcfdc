package dev.paperboy.query;

/**
 * A word of a text, analysed.
 *
 * @param term folded and stemmed
 * @param folded folded, not stemmed; what a prefix is compared with
 * @param surface as it stands in the text after markup is taken away
 * @param position number of the word, from 0
 * @param length how many positions it spans: 1, or more for neighbours joined to one word
 * @param start index of its first character in the original text
 * @param end index after its last character in the original text
 */
public record Token(
    String term, String folded, String surface, int position, int length, int start, int end) {}
