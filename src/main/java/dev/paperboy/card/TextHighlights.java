package dev.paperboy.card;

import dev.paperboy.text.CleanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the positions of matched words in a text. Thread-safe. */
public final class TextHighlights {
  private TextHighlights() {}

  /** A range from the first character, inclusive, to the last, exclusive, in UTF-16 units. */
  public record Range(int start, int end) {}

  /**
   * Returns the whole-word occurrences of these words, in order and not adjacent. A Greek letter is
   * a whole word beside others: the last one of {@code TNFα}.
   *
   * @param text normalized by {@link CleanText}
   */
  public static List<Range> in(String text, List<String> words) {
    List<Range> found = new ArrayList<>();
    for (String word : words) {
      String clean = CleanText.line(word);
      if (!clean.isEmpty() && isWordly(clean, 0) && isWordly(clean, clean.length() - 1)) {
        for (int at = text.indexOf(clean); at >= 0; at = text.indexOf(clean, at + 1)) {
          if (isBoundary(text, at) && isBoundary(text, at + clean.length())) {
            found.add(new Range(at, at + clean.length()));
          }
        }
      }
    }
    found.sort(Comparator.comparingInt(Range::start).thenComparingInt(one -> -one.end()));
    List<Range> apart = new ArrayList<>();
    for (Range one : found) {
      // Adjacent bold ranges would be parsed as other markup.
      if (apart.isEmpty() || one.start() > apart.get(apart.size() - 1).end()) {
        apart.add(one);
      }
    }
    return apart;
  }

  private static boolean isBoundary(String text, int at) {
    return !isWordly(text, at - 1)
        || !isWordly(text, at)
        || isGreek(text.charAt(at - 1)) != isGreek(text.charAt(at));
  }

  private static boolean isGreek(char character) {
    return character == 'µ'
        || Character.UnicodeScript.of(character) == Character.UnicodeScript.GREEK;
  }

  private static boolean isWordly(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
