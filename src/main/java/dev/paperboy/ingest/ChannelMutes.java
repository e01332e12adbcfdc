package dev.paperboy.ingest;

import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mutes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a channel mutes at one moment. Immutable. */
final class ChannelMutes {
  private final long channel;
  private final List<Mute> all;
  private final Mutes ready;

  private ChannelMutes(long channel, List<Mute> all) {
    this.channel = channel;
    this.all = all;
    this.ready = Mutes.of(all);
  }

  /** What a channel mutes now. */
  static ChannelMutes of(Transaction transaction, long channel, Instant now) {
    return new ChannelMutes(channel, new MuteStore().of(transaction, channel, now));
  }

  /** Whether the channel still mutes just this. */
  boolean holds(Transaction transaction, Instant now) {
    return all.equals(new MuteStore().of(transaction, channel, now));
  }

  /** The mute that is meant for a paper. */
  Optional<Mute> find(AnalyzedPaper paper) {
    return ready.find(paper);
  }
}
