package dev.paperboy.ingest;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertCountStore;
import dev.paperboy.store.outbox.AlertCountStore.DueCount;
import dev.paperboy.store.outbox.AlertStore.Draft;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Rules;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Channels and the numbers of their alerts, as far as caps need them: read for many channels at
 * once, and counted on within the transaction. Confined to one transaction.
 */
final class AlertCounts {
  private final AlertCountStore counts = new AlertCountStore();
  private final ChannelStore channels = new ChannelStore();
  private final long poll;
  private final Instant now;
  private final Map<Long, Known> known = new HashMap<>();

  /** What is known of a channel. */
  private static final class Known {
    private final Channel channel;
    private final TreeMap<Instant, Integer> due = new TreeMap<>();
    private int inPoll;

    private Known(Channel channel) {
      this.channel = channel;
    }
  }

  /** Creates counts of a poll. */
  AlertCounts(long poll, Instant now) {
    this.poll = poll;
    this.now = now;
  }

  /** Reads these channels, unless they are known. */
  void load(Transaction transaction, Collection<Long> keys) {
    List<Long> unknown = keys.stream().filter(key -> !known.containsKey(key)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    for (Channel channel : channels.get(transaction, unknown)) {
      known.put(channel.key(), new Known(channel));
    }
    counts
        .countsInPoll(transaction, unknown, poll)
        .forEach((channel, count) -> get(channel).inPoll = count);
    Instant from = rules(unknown).map(this::startOfDay).min(Instant::compareTo).orElse(now);
    Instant until = rules(unknown).map(this::endOfDay).max(Instant::compareTo).orElse(now);
    for (DueCount count : counts.countsDue(transaction, unknown, from, until)) {
      get(count.channel()).due.put(count.due(), count.number());
    }
  }

  private Stream<Rules> rules(List<Long> keys) {
    return keys.stream().map(key -> get(key).channel.rules());
  }

  private Instant startOfDay(Rules rules) {
    return rules.startOfDay(rules.firstAllowed(now));
  }

  private Instant endOfDay(Rules rules) {
    return rules.endOfDay(rules.firstAllowed(now));
  }

  private Known get(long channel) {
    return Objects.requireNonNull(known.get(channel));
  }

  /** Returns a channel that was loaded. */
  Channel channel(long key) {
    return get(key).channel;
  }

  /**
   * Returns the number of instant alerts found for the channel by the poll that are neither held
   * nor muted.
   */
  int inPoll(long channel) {
    return get(channel).inPoll;
  }

  /**
   * Returns the number of papers that the channel receives individually on the day on which a paper
   * that is found now is due.
   */
  int today(long channel) {
    Known counts = get(channel);
    Rules rules = counts.channel.rules();
    return counts.due.subMap(startOfDay(rules), endOfDay(rules)).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Counts an alert that was saved. */
  void add(Draft draft) {
    if (draft.batch() == Batch.INSTANT && draft.state() == State.PENDING) {
      Known counts = get(draft.channel());
      counts.inPoll++;
      counts.due.merge(draft.due(), 1, Integer::sum);
    }
  }

  /** Reads the channel again when it is loaded next. */
  void forget(long channel) {
    known.remove(channel);
  }
}
