package dev.paperboy.search.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A sorted list of words that finds the most frequent ones with a prefix without visiting the
 * others: a tree over the words stores the most frequent word of each range. Immutable.
 */
public final class PrefixTree {
  private final String[] words;
  private final int[] papers;

  /**
   * For each node of the tree, the index of its most frequent word; the leaves are the second half.
   */
  private final int[] commonest;

  /** A word and the number of papers that contain it. */
  public record Counted(String word, int papers) {}

  public PrefixTree(List<Counted> counted) {
    List<Counted> sorted = new ArrayList<>(counted);
    sorted.sort(Comparator.comparing(Counted::word));
    words = sorted.stream().map(Counted::word).toArray(String[]::new);
    papers = sorted.stream().mapToInt(Counted::papers).toArray();
    commonest = new int[2 * Math.max(1, words.length)];
    for (int i = 0; i < words.length; i++) {
      commonest[words.length + i] = i;
    }
    for (int node = words.length - 1; node > 0; node--) {
      commonest[node] = commoner(commonest[2 * node], commonest[2 * node + 1]);
    }
  }

  /** A range of words and its most frequent one. */
  private record Stretch(int from, int until, int best) {}

  /** Returns the most frequent words with a prefix, the most frequent first, up to a limit. */
  public List<String> of(String beginning, int limit) {
    int from = firstNotBefore(beginning);
    int until = firstNotBefore(beginning + Character.MAX_VALUE);
    PriorityQueue<Stretch> stretches =
        new PriorityQueue<>(
            Comparator.<Stretch>comparingInt(stretch -> -papers[stretch.best()])
                .thenComparingInt(Stretch::best));
    List<String> found = new ArrayList<>();
    add(stretches, from, until);
    while (found.size() < limit && !stretches.isEmpty()) {
      Stretch next = stretches.remove();
      found.add(words[next.best()]);
      add(stretches, next.from(), next.best());
      add(stretches, next.best() + 1, next.until());
    }
    return found;
  }

  private void add(PriorityQueue<Stretch> stretches, int from, int until) {
    if (from < until) {
      stretches.add(new Stretch(from, until, commonestOf(from, until)));
    }
  }

  private int commonestOf(int from, int until) {
    int best = from;
    int left = from + words.length;
    int right = until + words.length;
    while (left < right) {
      if (left % 2 == 1) {
        best = commoner(best, commonest[left++]);
      }
      if (right % 2 == 1) {
        best = commoner(best, commonest[--right]);
      }
      left /= 2;
      right /= 2;
    }
    return best;
  }

  private int commoner(int left, int right) {
    return papers[right] > papers[left] || (papers[right] == papers[left] && right < left)
        ? right
        : left;
  }

  private int firstNotBefore(String word) {
    int at = Arrays.binarySearch(words, word);
    return at < 0 ? -at - 1 : at;
  }
}
