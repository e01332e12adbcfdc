package dev.paperboy.meaning;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Divides texts into the pieces of a WordPiece vocabulary: words in lower case and without accents,
 * each divided into the longest known pieces from the left, those that continue a word marked with
 * {@code ##}. Thread-safe.
 *
 * <p>Source: the uncased tokenizer of BERT (J. Devlin et al., 2019). Words of which a part is
 * unknown are left out, and so are longer ones that fall into single letters, which say nothing.
 */
public final class WordPieceTokenizer {
  private static final int LONGEST_WORD = 100;

  /** Abbreviations often fall into single letters, and still say something: {@code rlhf}. */
  private static final int LONGEST_ABBREVIATION = 4;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int longestPiece;

  /**
   * Creates a tokenizer.
   *
   * @param pieces the vocabulary; a piece is passed on as its index in it
   */
  public WordPieceTokenizer(List<String> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      numbers.put(pieces.get(i), i);
    }
    longestPiece = pieces.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Passes on the pieces of a text, in its order. Takes time linear in its length. */
  public void forEachPiece(String text, IntConsumer pieces) {
    String folded = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder word = new StringBuilder();
    folded
        .codePoints()
        .forEach(
            letter -> {
              if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                return;
              }
              if (Character.isLetterOrDigit(letter) && !Character.isIdeographic(letter)) {
                word.appendCodePoint(letter);
                return;
              }
              divide(word, pieces);
              if (!Character.isWhitespace(letter)) {
                word.appendCodePoint(letter);
                divide(word, pieces);
              }
            });
    divide(word, pieces);
  }

  private void divide(StringBuilder word, IntConsumer pieces) {
    int length = word.length();
    if (length > 0 && length <= LONGEST_WORD) {
      int[] found = new int[length];
      int count = 0;
      int from = 0;
      while (from < length) {
        int end = Math.min(length, from + longestPiece);
        Integer piece = null;
        while (end > from && piece == null) {
          String part = word.substring(from, end);
          piece = numbers.get(from == 0 ? part : "##" + part);
          if (piece == null) {
            end--;
          }
        }
        if (piece == null) {
          count = 0;
          break;
        }
        found[count++] = piece;
        from = end;
      }
      if (count <= LONGEST_ABBREVIATION || 3 * count <= 2 * length) {
        for (int i = 0; i < count; i++) {
          pieces.accept(found[i]);
        }
      }
    }
    word.setLength(0);
  }
}
