package dev.paperboy.taste;

import java.util.List;

/**
 * Words that most papers of one side have in common, and hardly any of the other.
 *
 * @param word the most important one, as it is written
 * @param others further words that most of those papers contain, likewise
 * @param papers the number of papers of the side that contain the word
 * @param ofPapers the number of papers of the side
 */
public record Agreement(String word, List<String> others, int papers, int ofPapers) {

  /** Copies the list. */
  public Agreement {
    others = List.copyOf(others);
  }
}
