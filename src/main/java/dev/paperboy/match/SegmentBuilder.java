package dev.paperboy.match;

import dev.paperboy.match.CompiledQuery.Entry;
import java.util.Arrays;

/** Collects queries, the same text once, and lays them out as a {@link Segment}. */
final class SegmentBuilder {
  private final Texts.Builder texts = new Texts.Builder();
  private final Ints entries = new Ints();
  private final Ints firstKeys = new Ints();
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
    int tested = entry.program().length == 0 ? 0 : Segment.TESTED;
    entries.add(entry.key());
    entries.add((query << 2) | tested | (repeated ? Segment.REPEATED : 0));
    entries.add(entry.program().length);
    for (int test : entry.program()) {
      entries.add(test);
    }
    while (firstKeys.size <= query) {
      firstKeys.add(Features.EVERY);
    }
    if (firstKeys.values[query] == Features.EVERY) {
      firstKeys.values[query] = entry.key();
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
    int[] renumbered = inOrderOfKeys(features);
    int[] listStart = new int[features + 1];
    int[] code = layOutEntries(renumbered, listStart);
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

  /** New numbers for the queries, by counting sort. */
  private int[] inOrderOfKeys(int features) {
    while (firstKeys.size < queries()) {
      firstKeys.add(Features.EVERY);
    }
    int[] next = new int[features + 1];
    for (int query = 0; query < queries(); query++) {
      next[firstKeys.values[query] + 1]++;
    }
    sumUp(next);
    int[] renumbered = new int[queries()];
    for (int query = 0; query < renumbered.length; query++) {
      renumbered[query] = next[firstKeys.values[query]]++;
    }
    return renumbered;
  }

  private int[] layOutEntries(int[] renumbered, int[] listStart) {
    for (int at = 0; at < entries.size; at += 3 + entries.values[at + 2]) {
      int length = entries.values[at + 2];
      listStart[entries.values[at] + 1] += length == 0 ? 1 : 2 + length;
    }
    sumUp(listStart);
    int[] code = new int[listStart[listStart.length - 1]];
    int[] next = listStart.clone();
    for (int at = 0; at < entries.size; at += 3 + entries.values[at + 2]) {
      int key = entries.values[at];
      int head = entries.values[at + 1];
      int length = entries.values[at + 2];
      code[next[key]++] = (renumbered[head >>> 2] << 2) | (head & 3);
      if (length > 0) {
        System.arraycopy(entries.values, at + 2, code, next[key], length + 1);
        next[key] += length + 1;
      }
    }
    return code;
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
