package dev.paperboy.query.analysis;

import java.util.Set;

/** The English function words, which carry little meaning on their own. */
final class FunctionWords {
  private static final Set<String> WORDS =
      Set.of(
          "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "not", "is", "are", "was",
          "were", "be", "been", "as", "by", "we", "it", "its", "at", "with", "from", "that", "this",
          "these", "those", "our", "their", "they", "which", "into", "can", "has", "have", "but",
          "than", "then", "via", "us", "i", "such", "both", "while", "when", "where", "how");

  private FunctionWords() {}

  static boolean contains(String folded) {
    return WORDS.contains(folded);
  }
}
