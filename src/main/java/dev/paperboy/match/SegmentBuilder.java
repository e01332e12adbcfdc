package dev.paperboy.match;

import dev.paperboy.match.CompiledQuery.Entry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects queries, each text once, and builds a {@link Segment} of them. */
final class SegmentBuilder {
  private final Map<String, Integer> texts = new HashMap<>();
  private final Ints entries = new Ints();
  private final Ints subscribed = new Ints();
  private long[] numbers = new long[64];

  /** A growable list of numbers. */
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

  /** Returns the number of queries so far. */
  int queries() {
    return texts.size();
  }

  /** Returns the number of a query; a new query gets the previous value of {@link #queries}. */
  int query(String text) {
    return texts.computeIfAbsent(text, each -> texts.size());
  }

  /** Adds the entries of a new query. */
  void compiled(int query, CompiledQuery compiled) {
    boolean repeated = compiled.entries().size() > 1;
    compiled.entries().forEach(entry -> entry(query, entry, repeated));
  }

  /**
   * Adds one entry of a new query.
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

  /**
   * Builds the segment.
   *
   * @param features an upper bound, exclusive, on the features that occur
   */
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
        textsInOrder(renumbered));
  }

  /** Returns the indices of the entries, grouped by key. */
  private int[] inOrderOfKeys(int features) {
    int[] starts = new int[features + 1];
    int count = 0;
    for (int at = 0; at < entries.size; at = after(at)) {
      starts[entries.values[at] + 1]++;
      count++;
    }
    sumUp(starts);
    int[] order = new int[count];
    for (int at = 0; at < entries.size; at = after(at)) {
      order[starts[entries.values[at]]++] = at;
    }
    return order;
  }

  private int after(int entry) {
    return entry + 3 + entries.values[entry + 2];
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
    for (int entry : order) {
      int before = code.size;
      int head = entries.values[entry + 1];
      int query = renumbered[head >>> Segment.FLAGS];
      int length = entries.values[entry + 2];
      int tested = length == 0 ? 0 : Segment.TESTED;
      code.add(query << Segment.FLAGS | tested | (head & Segment.REPEATED));
      if (length > 0) {
        for (int at = entry + 2; at < after(entry); at++) {
          code.add(entries.values[at]);
        }
      }
      listStart[entries.values[entry] + 1] += code.size - before;
    }
    sumUp(listStart);
    return Arrays.copyOf(code.values, code.size);
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

  private List<String> textsInOrder(int[] renumbered) {
    String[] ordered = new String[queries()];
    texts.forEach((text, query) -> ordered[renumbered[query]] = text);
    return List.of(ordered);
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
