package dev.paperboy.match;

import dev.paperboy.match.CompiledQuery.Entry;
import java.util.Arrays;

/** Collects queries, the same text once, and lays them out as a {@link Segment}. */
final class SegmentBuilder {
  private final QueryTexts.Builder texts = new QueryTexts.Builder();
  private final Ints entries = new Ints();
  private final Ints subscribed = new Ints();
  private long[] numbers = new long[64];

  /** A list of numbers that grows. */
  private static final class Ints {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  /** How many queries there are so far. */
  int queries() {
    return texts.count();
  }

  /** The number of a query; it is that of {@link #queries} before if the query is new. */
  int query(String text) {
    return texts.number(text);
  }

  /** Adds the entries of a query that is new. */
  void compiled(int query, CompiledQuery compiled) {
    boolean repeated = compiled.entries().size() > 1;
    compiled.entries().forEach(entry -> entry(query, entry, repeated));
  }

  /**
   * Adds one entry of a query that is new.
   *
   * @param repeated whether the query has other entries
   */
  void entry(int query, Entry entry, boolean repeated) {
    entries.add(entry.key());
    entries.add(query << Segment.FLAGS | (repeated ? Segment.REPEATED : 0));
    entries.add(entry.program().length);
    for (int test : entry.program()) {
      entries.add(test);
    }
  }

  /** Adds a subscription to a query. */
  void subscribe(int query, long number) {
    if (subscribed.size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[subscribed.size] = number;
    subscribed.add(query);
  }

  /** Lays everything out, for features below a number. */
  Segment build(int features) {
    int[] order = inOrderOfKeys(features);
    int[] renumbered = inOrderOfEntries(order);
    int[] listStart = new int[features + 1];
    int[] code = layOutEntries(order, renumbered, listStart);
    int[] placeStart = new int[queries() + 1];
    long[] subscribers = layOutSubscribers(renumbered, placeStart);
    return new Segment(
        listStart,
        code,
        placeStart,
        subscribers,
        placesByNumber(subscribers),
        texts.renumbered(renumbered));
  }

  /** Where the entries are, those of a key together, and of these those of a group. */
  private int[] inOrderOfKeys(int features) {
    int[] starts = new int[features + 1];
    int count = 0;
    for (int at = 0; at < entries.size; at += 3 + entries.values[at + 2]) {
      starts[entries.values[at] + 1]++;
      count++;
    }
    sumUp(starts);
    int[] ends = starts.clone();
    long[] order = new long[count];
    for (int at = 0; at < entries.size; at += 3 + entries.values[at + 2]) {
      order[ends[entries.values[at]]++] = ((long) group(at) << 32) | at;
    }
    for (int key = 0; key < features; key++) {
      Arrays.sort(order, starts[key], ends[key]);
    }
    return Arrays.stream(order).mapToInt(each -> (int) each).toArray();
  }

  /** The feature that an entry needs besides its key, as one number more; 0 for none. */
  private int group(int entry) {
    return entries.values[entry + 2] == 0
        ? 0
        : 1 + FormulaProgram.required(entries.values[entry + 3]);
  }

  private int[] inOrderOfEntries(int[] order) {
    int[] renumbered = new int[queries()];
    Arrays.fill(renumbered, -1);
    int next = 0;
    for (int entry : order) {
      int query = entries.values[entry + 1] >>> Segment.FLAGS;
      if (renumbered[query] < 0) {
        renumbered[query] = next++;
      }
    }
    for (int query = 0; query < renumbered.length; query++) {
      if (renumbered[query] < 0) {
        renumbered[query] = next++;
      }
    }
    return renumbered;
  }

  private int[] layOutEntries(int[] order, int[] renumbered, int[] listStart) {
    Ints code = new Ints();
    for (int first = 0; first < order.length; ) {
      int key = entries.values[order[first]];
      int group = group(order[first]);
      int end = first + 1;
      while (end < order.length
          && entries.values[order[end]] == key
          && group(order[end]) == group) {
        end++;
      }
      int before = code.size;
      boolean grouped = group > 0 && end - first > 1;
      if (grouped) {
        code.add((group - 1) << Segment.FLAGS | Segment.GROUP);
        code.add(0);
      }
      for (int i = first; i < end; i++) {
        layOutEntry(order[i], grouped ? 1 : 0, renumbered, code);
      }
      if (grouped) {
        code.values[before + 1] = code.size - before - 2;
      }
      listStart[key + 1] += code.size - before;
      first = end;
    }
    sumUp(listStart);
    return Arrays.copyOf(code.values, code.size);
  }

  /** One entry without the tests that its group makes for it. */
  private void layOutEntry(int entry, int passedOver, int[] renumbered, Ints code) {
    int head = entries.values[entry + 1];
    int query = renumbered[head >>> Segment.FLAGS];
    int length = entries.values[entry + 2] - passedOver;
    int tested = length == 0 ? 0 : Segment.TESTED;
    code.add(query << Segment.FLAGS | tested | (head & Segment.REPEATED));
    if (length > 0) {
      code.add(length);
      for (int i = 0; i < length; i++) {
        code.add(entries.values[entry + 3 + passedOver + i]);
      }
    }
  }

  private long[] layOutSubscribers(int[] renumbered, int[] placeStart) {
    for (int i = 0; i < subscribed.size; i++) {
      placeStart[renumbered[subscribed.values[i]] + 1]++;
    }
    sumUp(placeStart);
    int[] next = placeStart.clone();
    long[] subscribers = new long[subscribed.size];
    for (int i = 0; i < subscribed.size; i++) {
      subscribers[next[renumbered[subscribed.values[i]]]++] = numbers[i];
    }
    return subscribers;
  }

  private static int[] placesByNumber(long[] subscribers) {
    long[] sorted = subscribers.clone();
    Arrays.sort(sorted);
    int[] places = new int[subscribers.length];
    for (int place = 0; place < subscribers.length; place++) {
      places[Arrays.binarySearch(sorted, subscribers[place])] = place;
    }
    return places;
  }

  private static void sumUp(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
  }
}
