package dev.paperboy.card;

import dev.paperboy.text.CleanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The positions of matched words in a text. Safe for use by several threads. */
public final class TextHighlights {
  private TextHighlights() {}

  /** From the first character to before the last one, in UTF-16 units. */
  public record Range(int start, int end) {}

  /**
   * The places of these words, whole ones, from the first to the last; none touches another. A
   * Greek letter is whole beside others: the last one of {@code TNFα}.
   *
   * @param text as {@link CleanText} makes it
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
      // Bold next to bold would be read as other marks.
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
