package dev.paperboy.search.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * A sorted list of words that finds the most frequent ones with a prefix without visiting the
 * others: a tree over the words stores the most frequent word of each range. Immutable.
 */
public final class PrefixTree {
  /**
   * All words, one after the other: as texts of their own, they would take four times the memory.
   */
  private final String letters;

  /** Where each word begins, and where the last one ends. */
  private final int[] starts;

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
    int count = sorted.size();
    letters = sorted.stream().map(Counted::word).collect(Collectors.joining());
    starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = starts[i] + sorted.get(i).word().length();
    }
    papers = sorted.stream().mapToInt(Counted::papers).toArray();
    commonest = new int[2 * Math.max(1, count)];
    for (int i = 0; i < count; i++) {
      commonest[count + i] = i;
    }
    for (int node = count - 1; node > 0; node--) {
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
      found.add(word(next.best()));
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
    int left = from + papers.length;
    int right = until + papers.length;
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
    int low = 0;
    int high = papers.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (word(middle).compareTo(word) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String word(int number) {
    return letters.substring(starts[number], starts[number + 1]);
  }
}
