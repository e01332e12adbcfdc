package dev.paperboy.ingest;

import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.store.MuteStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mutes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What channels mute at one moment, read once for each channel. Belongs to one transaction. */
final class ChannelMutes {
  private final MuteStore store = new MuteStore();
  private final Map<Long, Mutes> byChannel = new HashMap<>();
  private final Instant now;

  ChannelMutes(Instant now) {
    this.now = now;
  }

  /** The mute of the channel that is meant for this paper. */
  Optional<Mute> find(Transaction transaction, long channel, AnalyzedPaper paper) {
    return byChannel
        .computeIfAbsent(channel, key -> Mutes.of(store.of(transaction, key, now)))
        .find(paper);
  }
}
