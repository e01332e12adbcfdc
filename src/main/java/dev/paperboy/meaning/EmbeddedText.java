package dev.paperboy.meaning;

import dev.paperboy.paper.Paper;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is read of a paper to learn what it means. */
public final class EmbeddedText {
  private EmbeddedText() {}

  /** Returns its title and its abstract; its TL;DR if it has no abstract. */
  public static String of(Paper paper) {
    String summary = paper.abstractText().isBlank() ? paper.tldr() : paper.abstractText();
    return summary.isBlank() ? paper.title() : paper.title() + ". " + summary;
  }

  /** Returns its title and the sentences of its summary. */
  public static List<String> sentences(Paper paper) {
    List<String> sentences = new ArrayList<>();
    sentences.add(paper.title());
    String summary = paper.abstractText().isBlank() ? paper.tldr() : paper.abstractText();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(summary);
    int from = 0;
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      String sentence = summary.substring(from, to).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      from = to;
    }
    return List.copyOf(sentences);
  }
}
