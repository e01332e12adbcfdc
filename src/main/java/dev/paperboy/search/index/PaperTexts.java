package dev.paperboy.search.index;

import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.arrangement.TermPosition;
import java.util.ArrayList;
import java.util.List;

/**
 * Analysed texts of a paper that share a field of the index, concatenated with large position gaps,
 * so that no match spans two of them.
 */
public final class PaperTexts {
  /** The position gap between two texts. */
  public static final int GAP = 1000;

  private final List<Text> all = new ArrayList<>();
  private int next;

  /**
   * One of the texts.
   *
   * @param tokens its tokens
   * @param start the position of its first word
   * @param weight how many times each of its words counts
   */
  record Text(List<Token> tokens, int start, int weight) {}

  /** Adds texts, and returns the position of the first word of the first one. */
  int addAll(List<List<Token>> texts, int weight) {
    int start = next;
    texts.forEach(tokens -> add(tokens, weight));
    return start;
  }

  private void add(List<Token> tokens, int weight) {
    int start = next;
    if (start <= TermPosition.LAST_POSITION) {
      all.add(new Text(tokens, start, weight));
      next += GAP + (tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1);
    }
  }

  List<Text> all() {
    return all;
  }
}
