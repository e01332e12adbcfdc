package dev.paperboy.match;

import dev.paperboy.match.CompiledQuery.Entry;
import dev.paperboy.match.feature.PaperFeatures;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * An immutable part of the index: many queries and their subscribers in flat arrays.
 *
 * <p>The posting list of a feature holds the entries of the queries that have the feature as a key,
 * one after the other, each with its program: a head ({@code query << 2 | flags}) and, if tests
 * remain, the length of the program and the program. Queries are numbered in the order of their
 * entries, and the subscribers of a query are adjacent, so that memory is read sequentially.
 */
final class Segment {
  /** Flag: a program follows. */
  static final int TESTED = 1;

  /** Flag: the query may also be found under other keys of the same paper. */
  static final int REPEATED = 2;

  /** The number of bits of the flags. */
  static final int FLAGS = 2;

  private final int[] listStart;
  private final int[] code;
  private final int[] placeStart;
  private final long[] subscribers;
  private final int[] placesByNumber;
  private final List<String> texts;

  /**
   * Creates a segment, which takes ownership of the arrays.
   *
   * @param listStart by feature: where its entries begin in {@code code}, plus one value for the
   *     end
   * @param placeStart by query: where its subscribers begin, plus one value for the end
   * @param subscribers numbers of the subscriptions, by slot
   * @param placesByNumber the slots, in ascending order of their subscription numbers
   * @param texts query texts, by query
   */
  Segment(
      int[] listStart,
      int[] code,
      int[] placeStart,
      long[] subscribers,
      int[] placesByNumber,
      List<String> texts) {
    this.listStart = listStart;
    this.code = code;
    this.placeStart = placeStart;
    this.subscribers = subscribers;
    this.placesByNumber = placesByNumber;
    this.texts = texts;
  }

  /** Returns the number of subscriptions that it was built from. */
  int size() {
    return subscribers.length;
  }

  /** Returns the number of queries that it was built from. */
  int queries() {
    return texts.size();
  }

  /** Collects the queries that match a paper, each once. */
  void match(PaperFeatures paper, SegmentMatches found) {
    long[] present = paper.present();
    for (int i = 0; i < paper.count(); i++) {
      int feature = paper.get(i);
      if (feature + 1 < listStart.length) {
        matchList(listStart[feature], listStart[feature + 1], present, found);
      }
    }
  }

  private void matchList(int start, int end, long[] present, SegmentMatches found) {
    int at = start;
    while (at < end) {
      int head = code[at++];
      if ((head & TESTED) != 0) {
        int program = at + 1;
        at = program + code[at];
        if (!FormulaProgram.accepts(code, program, at, present)) {
          continue;
        }
      }
      if ((head & REPEATED) == 0) {
        found.add(head >>> FLAGS);
      } else {
        found.addOnce(head >>> FLAGS);
      }
    }
  }

  /** Passes the subscribers of the queries to an action, except removed ones. */
  void forEach(int[] queries, BitSet removed, LongConsumer action) {
    // The slots of all queries are read in one pass, so that the memory accesses overlap.
    int[] starts = new int[queries.length];
    int[] ends = new int[queries.length];
    for (int i = 0; i < queries.length; i++) {
      starts[i] = placeStart[queries[i]];
      ends[i] = placeStart[queries[i] + 1];
    }
    boolean whole = removed.isEmpty();
    for (int i = 0; i < queries.length; i++) {
      for (int place = starts[i]; place < ends[i]; place++) {
        if (whole || !removed.get(place)) {
          action.accept(subscribers[place]);
        }
      }
    }
  }

  /** Returns the text of a query. */
  String text(int query) {
    return texts.get(query);
  }

  /** Returns the slot of a subscription; negative if it has none. */
  int place(long number) {
    int from = 0;
    int to = placesByNumber.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int place = placesByNumber[middle];
      if (subscribers[place] == number) {
        return place;
      }
      if (subscribers[place] < number) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -1;
  }

  /** Returns the query of a slot. */
  int queryAt(int place) {
    int found = Arrays.binarySearch(placeStart, place);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the length of a feature's posting list, in entries. */
  int entriesUnder(int feature) {
    int entries = 0;
    if (feature + 1 < listStart.length) {
      for (int at = listStart[feature]; at < listStart[feature + 1]; at = after(at)) {
        entries++;
      }
    }
    return entries;
  }

  /** Returns where the next entry begins. */
  private int after(int at) {
    return (code[at] & TESTED) == 0 ? at + 1 : at + 2 + code[at + 1];
  }

  /** Copies the queries and their remaining subscriptions to a builder. */
  void copyTo(SegmentBuilder builder, BitSet removed) {
    int[] renumbered = new int[queries()];
    boolean[] isNew = new boolean[queries()];
    for (int query = 0; query < renumbered.length; query++) {
      renumbered[query] = -1;
      for (int place = placeStart[query]; place < placeStart[query + 1]; place++) {
        if (!removed.get(place)) {
          if (renumbered[query] < 0) {
            int known = builder.queries();
            renumbered[query] = builder.query(text(query));
            isNew[query] = renumbered[query] == known;
          }
          builder.subscribe(renumbered[query], subscribers[place]);
        }
      }
    }
    for (int feature = 0; feature + 1 < listStart.length; feature++) {
      for (int at = listStart[feature], next; at < listStart[feature + 1]; at = next) {
        next = after(at);
        if (isNew[code[at] >>> FLAGS]) {
          int[] program = Arrays.copyOfRange(code, Math.min(at + 2, next), next);
          builder.entry(
              renumbered[code[at] >>> FLAGS],
              new Entry(feature, program),
              (code[at] & REPEATED) != 0);
        }
      }
    }
  }
}
