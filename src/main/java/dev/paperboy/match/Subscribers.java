package dev.paperboy.match;

import dev.paperboy.match.Snapshot.Part;
import dev.paperboy.match.Snapshot.Recent;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** The subscriptions that want a paper, as they were when it was matched. Immutable. */
public final class Subscribers {
  private final List<Hits> hits;
  private final List<Recent> recent;

  /** The queries of a part that match. */
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

  /** Names each of them once, in no particular order; nothing is copied for it. */
  public void forEach(LongConsumer action) {
    for (Hits each : hits) {
      each.part().forEach(each.queries(), action);
    }
    for (Recent each : recent) {
      action.accept(each.subscription());
    }
  }

  /** Their numbers in ascending order. */
  public long[] numbers() {
    LongStream.Builder numbers = LongStream.builder();
    forEach(numbers::add);
    return numbers.build().sorted().toArray();
  }
}
