package dev.paperboy.store.channel;

import dev.paperboy.store.Chunks;
import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the mutes of channels. A mute that was removed stays on record with its number. */
public final class MuteStore {

  /** Adds a mute with the next number in its channel. */
  public Mute add(
      Transaction transaction,
      long channel,
      Target target,
      @Nullable Instant until,
      String by,
      Instant now) {
    // Serializes writers, so that no two use the same number.
    CounterStore.advance(transaction, CounterStore.SUBSCRIPTIONS, 0);
    return transaction
        .handle()
        .createQuery(
            """
            INSERT INTO mutes
              (channel, number_in_channel, kind, value, ends, created_by, created)
            SELECT :channel, coalesce(max(number_in_channel), 0) + 1, :kind, :value, :until, :by,
              :now
            FROM mutes WHERE channel = :channel
            RETURNING *
            """)
        .bind("channel", channel)
        .bind("kind", target.kind().name())
        .bind("value", target.value())
        .bind("until", Columns.millis(until))
        .bind("by", by)
        .bind("now", now)
        .mapTo(Mute.class)
        .one();
  }

  /** Returns the mutes of a channel that are active at this instant, by number. */
  public List<Mute> of(Transaction transaction, long channel, Instant now) {
    return of(transaction, List.of(channel), now);
  }

  /** Returns the mutes of channels that are active at this instant, by number. */
  public List<Mute> of(Transaction transaction, Collection<Long> channels, Instant now) {
    return Chunks.of(
        channels,
        some ->
            transaction
                .query(
                    """
                    SELECT * FROM mutes
                    WHERE channel IN (<channels>) AND lifted IS NULL
                      AND (ends IS NULL OR ends > :now)
                    ORDER BY channel, number_in_channel
                    """,
                    Map.of("now", now))
                .bindList("channels", some)
                .mapTo(Mute.class)
                .list());
  }

  /**
   * A mute and its removal.
   *
   * @param lifted when a person removed it; empty if nobody did
   */
  public record Recorded(Mute mute, Optional<Instant> lifted) {}

  /** Returns all mutes of a channel, past and present, by number. */
  public List<Recorded> ever(Transaction transaction, long channel) {
    return transaction
        .query(
            "SELECT * FROM mutes WHERE channel = :channel ORDER BY number_in_channel",
            Map.of("channel", channel))
        .mapTo(Recorded.class)
        .list();
  }

  /** Ends a mute at a person's request. */
  public void lift(Transaction transaction, long key, Instant now) {
    transaction.update(
        "UPDATE mutes SET lifted = :now WHERE number = :key", Map.of("now", now, "key", key));
  }

  /** Changes when a mute expires; null for never. */
  public void end(Transaction transaction, long key, @Nullable Instant until) {
    transaction
        .handle()
        .createUpdate("UPDATE mutes SET ends = :until WHERE number = :key")
        .bind("until", Columns.millis(until))
        .bind("key", key)
        .execute();
  }
}
