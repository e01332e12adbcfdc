package dev.paperboy.query.evaluation;

import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves a window over a text and detects whether all terms of a list ever occur in it. A token
 * enters when the window reaches its end, and leaves when the window passes its beginning. For one
 * use.
 */
final class NearSweep {
  private static final int TERM_BITS = 8;
  private static final long TERM = (1L << TERM_BITS) - 1;

  private final int span;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The terms of each list, one bit per term. */
  private final int[] wanted;

  /** The position at which each token begins, and the number of its term; sorted. */
  private final long[] beginnings;

  /** The same for the position after its end. */
  private final long[] ends;

  /** The number of tokens of each term in the window. */
  private final int[] inside;

  private int present;

  /**
   * Creates a sweep over a text.
   *
   * @param readings lists of terms; any of them suffices; at most 32 different terms
   * @param span the size of the window, in words
   */
  NearSweep(List<List<String>> readings, int span, AnalyzedText text) {
    this.span = span;
    wanted = new int[readings.size()];
    for (int i = 0; i < wanted.length; i++) {
      for (String term : readings.get(i)) {
        wanted[i] |= 1 << numbers.computeIfAbsent(term, each -> numbers.size());
      }
    }
    inside = new int[numbers.size()];
    int most = numbers.keySet().stream().mapToInt(term -> text.withTerm(term).size()).sum();
    long[] begin = new long[most];
    long[] end = new long[most];
    int count = 0;
    for (Map.Entry<String, Integer> term : numbers.entrySet()) {
      for (Token token : text.withTerm(term.getKey())) {
        if (token.length() <= span) {
          begin[count] = (long) token.position() << TERM_BITS | term.getValue();
          end[count++] = (long) (token.position() + token.length()) << TERM_BITS | term.getValue();
        }
      }
    }
    beginnings = Arrays.copyOf(begin, count);
    ends = Arrays.copyOf(end, count);
    Arrays.sort(beginnings);
    Arrays.sort(ends);
  }

  /** Returns whether all terms of a list occur within the window at some position. */
  boolean finds() {
    int reached = 0;
    for (long beginning : beginnings) {
      long limit = (beginning >>> TERM_BITS) + span;
      int before = reached;
      while (reached < ends.length && ends[reached] >>> TERM_BITS <= limit) {
        enter((int) (ends[reached++] & TERM));
      }
      if (reached > before && isComplete()) {
        return true;
      }
      leave((int) (beginning & TERM));
    }
    return false;
  }

  private void enter(int term) {
    inside[term]++;
    present |= 1 << term;
  }

  private void leave(int term) {
    inside[term]--;
    if (inside[term] == 0) {
      present &= ~(1 << term);
    }
  }

  private boolean isComplete() {
    for (int terms : wanted) {
      if ((terms & present) == terms) {
        return true;
      }
    }
    return false;
  }
}
