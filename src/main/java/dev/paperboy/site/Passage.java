package dev.paperboy.site;

import dev.paperboy.card.TextHighlights;
import dev.paperboy.card.TextHighlights.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text.
 *
 * @param text never empty
 * @param marked whether it matched the query
 */
public record Passage(String text, boolean marked) {

  /** Returns the parts of a text, of which these words are marked. */
  static List<Passage> of(String text, List<String> words) {
    List<Passage> parts = new ArrayList<>();
    int at = 0;
    for (Range range : TextHighlights.in(text, words)) {
      if (range.start() > at) {
        parts.add(new Passage(text.substring(at, range.start()), false));
      }
      parts.add(new Passage(text.substring(range.start(), range.end()), true));
      at = range.end();
    }
    if (at < text.length()) {
      parts.add(new Passage(text.substring(at), false));
    }
    return parts;
  }
}
