package dev.paperboy.ingest;

import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mutes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** Returns the mutes of a channel now. */
  static ChannelMutes of(Transaction transaction, long channel, Instant now) {
    return new ChannelMutes(channel, new MuteStore().of(transaction, channel, now));
  }

  /** Returns whether the mutes of the channel are unchanged. */
  boolean holds(Transaction transaction, Instant now) {
    return all.equals(new MuteStore().of(transaction, channel, now));
  }

  /** Returns the mute that applies to a paper. */
  Optional<Mute> find(AnalyzedPaper paper) {
    return ready.find(paper);
  }
}
