package dev.paperboy.match;

import dev.paperboy.match.feature.Features;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All subscriptions at one moment. Immutable.
 *
 * @param features the features of their queries
 * @param parts the segments, from the largest and oldest to the smallest
 * @param recent the latest subscriptions, not yet in a segment
 */
record Snapshot(Features.View features, List<Part> parts, List<Recent> recent) {
  Snapshot {
    parts = List.copyOf(parts);
    recent = List.copyOf(recent);
  }

  /**
   * A segment with its removed subscriptions.
   *
   * @param removed the slots of removed subscriptions; must not be changed
   */
  record Part(Segment segment, BitSet removed) {
    static Part of(Segment segment) {
      return new Part(segment, new BitSet());
    }

    int size() {
      return segment.size() - removed.cardinality();
    }

    /** Returns this part without the subscription in a slot. */
    Part without(int place) {
      BitSet more = (BitSet) removed.clone();
      more.set(place);
      return new Part(segment, more);
    }

    /** Returns the slot of a subscription; negative if it has none. */
    int place(long subscription) {
      int place = segment.place(subscription);
      return place >= 0 && removed.get(place) ? -1 : place;
    }

    void forEach(int[] queries, LongConsumer action) {
      segment.forEach(queries, removed, action);
    }

    long[] subscribers(int query) {
      LongStream.Builder numbers = LongStream.builder();
      forEach(new int[] {query}, numbers::add);
      return numbers.build().toArray();
    }

    void copyTo(SegmentBuilder builder) {
      segment.copyTo(builder, removed);
    }

    /** Returns every subscription with its query; a query is parsed when the stream reaches it. */
    Stream<StoredQuery> stored() {
      return IntStream.range(0, segment.queries())
          .boxed()
          .flatMap(query -> stored(subscribers(query), segment.text(query)));
    }

    private static Stream<StoredQuery> stored(long[] subscribers, String text) {
      if (subscribers.length == 0) {
        return Stream.empty();
      }
      Query query = parsed(text);
      return LongStream.of(subscribers).mapToObj(each -> new StoredQuery(each, query));
    }
  }

  /** A subscription that is not yet in a segment. */
  record Recent(long subscription, Query query, CompiledQuery compiled) {
    String text() {
      return query.text();
    }
  }

  int size() {
    return parts.stream().mapToInt(Part::size).sum() + recent.size();
  }

  /** Returns every subscription with its query. */
  Stream<StoredQuery> stored() {
    return Stream.concat(
        parts.stream().flatMap(Part::stored),
        recent.stream().map(each -> new StoredQuery(each.subscription(), each.query())));
  }

  /** Returns the query of a subscription. */
  Optional<Query> query(long subscription) {
    for (Recent each : recent) {
      if (each.subscription() == subscription) {
        return Optional.of(each.query());
      }
    }
    for (Part part : parts) {
      int place = part.place(subscription);
      if (place >= 0) {
        return Optional.of(parsed(part.segment().text(part.segment().queryAt(place))));
      }
    }
    return Optional.empty();
  }

  /** Returns this snapshot without a subscription. */
  Snapshot without(long subscription) {
    for (int i = 0; i < recent.size(); i++) {
      if (recent.get(i).subscription() == subscription) {
        List<Recent> left = new ArrayList<>(recent);
        left.remove(i);
        return new Snapshot(features, parts, left);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int place = part.place(subscription);
      if (place >= 0) {
        List<Part> left = new ArrayList<>(parts);
        left.set(i, part.without(place));
        return new Snapshot(features, left, recent);
      }
    }
    return this;
  }

  static Query parsed(String text) {
    if (QueryParser.parse(text) instanceof ParseResult.Parsed parsed) {
      return parsed.query();
    }
    throw new IllegalStateException("a query is no longer understood: " + text);
  }
}
