package dev.paperboy.chat.email.message;

import dev.paperboy.card.TextHighlights;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text.
 *
 * @param marked whether it matched a query
 */
public record MailPassage(String text, boolean marked) {

  /** Returns the parts of a text, of which these words are marked. */
  static List<MailPassage> of(String text, List<String> words) {
    List<MailPassage> parts = new ArrayList<>();
    int at = 0;
    for (TextHighlights.Range range : TextHighlights.in(text, words)) {
      parts.add(new MailPassage(text.substring(at, range.start()), false));
      parts.add(new MailPassage(text.substring(range.start(), range.end()), true));
      at = range.end();
    }
    parts.add(new MailPassage(text.substring(at), false));
    parts.removeIf(part -> part.text().isEmpty());
    return parts;
  }
}
