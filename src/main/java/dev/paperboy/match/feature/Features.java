package dev.paperboy.match.feature;

import dev.paperboy.query.analysis.Fingerprint;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All properties of papers that queries refer to, as numbers: a leaf of a query is one feature or a
 * few.
 *
 * <p>Features are only ever added, by one writer at a time. Readers use a {@link View}, which
 * shares the arrays: entries below the counts of a view were written before the view was published,
 * and later ones are ignored, so that readers need no lock.
 *
 * <p>Some features depend on others, their <i>gates</i>: a phrase can only occur where one of its
 * words does. They form a linked list of cells at each gate, in the order of insertion.
 */
public final class Features {
  /** The feature that every paper has. */
  public static final int EVERY = 0;

  /**
   * The maximum number of features, limited by the bits that programs of the index have for them.
   */
  static final int MOST = 1 << 22;

  private static final int NONE = -1;

  private long[] keys = new long[64];
  private int[] slots = new int[64];
  private String[] names = new String[32];
  private FeatureKind[] kinds = new FeatureKind[32];
  private @Nullable Object[] details = new Object[32];
  private int[] costs = new int[32];
  private int[] firstCell = new int[32];
  private int[] lastCell = new int[32];
  private int count;
  private int[] cellFeature = new int[32];
  private int[] cellNeed = new int[32];
  private int[] cellNext = new int[32];
  private int cells = 1;
  private long[] lengths = new long[FeatureKind.values().length];
  private int[] numbers = new int[4];
  private int numberCount;
  private int[] topics = new int[4];
  private int topicCount;
  private final TopicTable topicTable = new TopicTable();
  private @Nullable View view;

  /** Creates a set that contains only {@link #EVERY}. */
  public Features() {
    intern(FeatureKind.EVERY, "", Integer.MAX_VALUE, null);
  }

  /** Returns the number of a feature that is looked up by name, adding it if it is new. */
  int intern(FeatureKind kind, String name, int cost) {
    return intern(kind, name, cost, null);
  }

  /**
   * Returns the number of a feature, adding it if it is new.
   *
   * @param name identifies it within its kind
   * @param cost the estimated number of papers that have it
   */
  int intern(FeatureKind kind, String name, int cost, @Nullable Object detail, int... gates) {
    int known = find(kind, name);
    if (known != NONE) {
      return known;
    }
    int feature = append(kind, name, cost, detail);
    for (int gate : gates) {
      hang(feature, gate, EVERY);
    }
    return feature;
  }

  /** Returns the feature that holds if any of these does. */
  public int anyOf(int[] features) {
    String name =
        Arrays.stream(features).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    long cost = Arrays.stream(features).mapToLong(this::cost).sum();
    return intern(FeatureKind.ANY, name, (int) Math.min(Integer.MAX_VALUE, cost), null, features);
  }

  /** Returns the number of a feature, or a negative number if there is none. */
  int find(FeatureKind kind, String name) {
    int found = view().find(kind, Fingerprint.of(name));
    if (found != NONE && !names[found].equals(name)) {
      throw new IllegalStateException("two words share a fingerprint; a restart separates them");
    }
    return found;
  }

  /**
   * Makes a feature depend on a gate: it holds if the paper has the gate and the other required
   * feature.
   */
  void hang(int feature, int gate, int need) {
    view = null;
    if (cells == cellFeature.length) {
      cellFeature = Arrays.copyOf(cellFeature, 2 * cells);
      cellNeed = Arrays.copyOf(cellNeed, 2 * cells);
      cellNext = Arrays.copyOf(cellNext, 2 * cells);
    }
    cellFeature[cells] = feature;
    cellNeed[cells] = need;
    if (lastCell[gate] == 0) {
      firstCell[gate] = cells;
    } else {
      cellNext[lastCell[gate]] = cells;
    }
    lastCell[gate] = cells++;
  }

  /** Returns the number of features; they are numbered from 0. */
  public int count() {
    return count;
  }

  /** Returns the estimated number of papers that have a feature, at least 1. */
  public int cost(int feature) {
    return costs[feature];
  }

  FeatureKind kind(int feature) {
    return kinds[feature];
  }

  String name(int feature) {
    return names[feature];
  }

  /** Returns a view of the current features, which any thread may read after safe publication. */
  public View view() {
    View known = view;
    if (known == null) {
      known = newView();
      view = known;
    }
    return known;
  }

  private View newView() {
    return new View(
        keys,
        slots,
        names,
        kinds,
        details,
        count,
        firstCell,
        cellFeature,
        cellNeed,
        cellNext,
        cells,
        lengths.clone(),
        numbers,
        numberCount,
        topics,
        topicCount,
        topicTable);
  }

  private int append(FeatureKind kind, String name, int cost, @Nullable Object detail) {
    if (count == MOST) {
      throw new IllegalStateException("more than " + MOST + " different words and conditions");
    }
    if (count == names.length) {
      grow();
    }
    view = null;
    int feature = count++;
    names[feature] = name;
    kinds[feature] = kind;
    details[feature] = detail;
    costs[feature] = Math.max(1, cost);
    insert(feature);
    lengths[kind.index()] |= lengthBit(name.length());
    if (kind == FeatureKind.NUMBER) {
      if (numberCount == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numberCount);
      }
      numbers[numberCount++] = feature;
    }
    if (kind == FeatureKind.ABOUT) {
      if (topicCount == topics.length) {
        topics = Arrays.copyOf(topics, 2 * topicCount);
      }
      topics[topicCount++] = feature;
    }
    return feature;
  }

  private void grow() {
    int capacity = 2 * count;
    names = Arrays.copyOf(names, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    details = Arrays.copyOf(details, capacity);
    costs = Arrays.copyOf(costs, capacity);
    firstCell = Arrays.copyOf(firstCell, capacity);
    lastCell = Arrays.copyOf(lastCell, capacity);
    keys = new long[2 * capacity];
    slots = new int[2 * capacity];
    for (int feature = 0; feature < count; feature++) {
      insert(feature);
    }
  }

  private void insert(int feature) {
    long key = kinds[feature].key(Fingerprint.of(names[feature]));
    int at = place(key, keys.length);
    while (slots[at] != 0) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = key;
    slots[at] = feature + 1;
  }

  /** The upper bits of a product are the well-mixed ones. */
  private static int place(long key, int places) {
    return (int) (key >>> 32) & (places - 1);
  }

  private static long lengthBit(int length) {
    return 1L << Math.min(length, 63);
  }

  /**
   * The features at one moment; see {@link Features}. The arrays are shared and must not be
   * changed.
   */
  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
  public record View(
      long[] keys,
      int[] slots,
      String[] names,
      FeatureKind[] kinds,
      @Nullable Object[] details,
      int count,
      int[] firstCell,
      int[] cellFeature,
      int[] cellNeed,
      int[] cellNext,
      int cells,
      long[] lengths,
      int[] numbers,
      int numberCount,
      int[] topics,
      int topicCount,
      TopicTable topicTable) {

    /**
     * Returns whether no feature of a kind has a name of this length; lengths from 63 on are
     * treated as equal.
     */
    boolean hasNone(FeatureKind kind, int length) {
      return (lengths[kind.index()] & lengthBit(length)) == 0;
    }

    /** Returns an upper bound on the length of names of a kind. */
    int longest(FeatureKind kind) {
      int longest = 63 - Long.numberOfLeadingZeros(lengths[kind.index()]);
      return longest == 63 ? Integer.MAX_VALUE : longest;
    }

    /** Returns the feature of a word, or a negative number if there is none. */
    int find(FeatureKind kind, long fingerprint) {
      if (lengths[kind.index()] == 0) {
        return NONE;
      }
      long key = kind.key(fingerprint);
      int at = place(key, keys.length);
      while (slots[at] != 0) {
        // Features that were added later are ignored.
        if (keys[at] == key && slots[at] <= count) {
          return slots[at] - 1;
        }
        at = (at + 1) & (keys.length - 1);
      }
      return NONE;
    }
  }
}
