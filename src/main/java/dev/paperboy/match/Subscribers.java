package dev.paperboy.match;

import dev.paperboy.match.Snapshot.Part;
import dev.paperboy.match.Snapshot.Recent;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** The subscriptions that match a paper, as of the moment of matching. Immutable. */
public final class Subscribers {
  private final List<Hits> hits;
  private final List<Recent> recent;

  /** The matching queries of one part. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Hits(Part part, int[] queries) {}

  Subscribers(List<Hits> hits, List<Recent> recent) {
    this.hits = List.copyOf(hits);
    this.recent = List.copyOf(recent);
  }

  List<Hits> hits() {
    return hits;
  }

  List<Recent> recent() {
    return recent;
  }

  /** Passes each number once to an action, in no particular order and without copying. */
  public void forEach(LongConsumer action) {
    for (Hits each : hits) {
      each.part().forEach(each.queries(), action);
    }
    for (Recent each : recent) {
      action.accept(each.subscription());
    }
  }

  /** Returns the numbers in ascending order. */
  public long[] numbers() {
    LongStream.Builder numbers = LongStream.builder();
    forEach(numbers::add);
    return numbers.build().sorted().toArray();
  }
}
