package dev.paperboy.ingest;

import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mutes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The mutes of a channel at an instant. Immutable. */
final class ChannelMutes {
  private final long channel;
  private final List<Mute> all;
  private final Mutes ready;

  private ChannelMutes(long channel, List<Mute> all) {
    this.channel = channel;
    this.all = all;
    this.ready = Mutes.of(all);
  }

  /** Returns the mutes of channels now, by channel. */
  static Map<Long, ChannelMutes> of(
      Transaction transaction, Collection<Long> channels, Instant now) {
    Map<Long, List<Mute>> stored = stored(transaction, channels, now);
    return channels.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                channel -> new ChannelMutes(channel, stored.getOrDefault(channel, List.of()))));
  }

  /** Returns the channels of those of some mutes that have changed. */
  static Set<Long> changed(Transaction transaction, Collection<ChannelMutes> some, Instant now) {
    Map<Long, List<Mute>> stored =
        stored(transaction, some.stream().map(one -> one.channel).toList(), now);
    return some.stream()
        .filter(one -> !one.all.equals(stored.getOrDefault(one.channel, List.of())))
        .map(one -> one.channel)
        .collect(Collectors.toSet());
  }

  private static Map<Long, List<Mute>> stored(
      Transaction transaction, Collection<Long> channels, Instant now) {
    return new MuteStore()
        .of(transaction, channels, now).stream().collect(Collectors.groupingBy(Mute::channel));
  }

  /** Returns the mute that applies to a paper. */
  Optional<Mute> find(AnalyzedPaper paper) {
    return ready.find(paper);
  }
}
