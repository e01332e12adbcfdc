package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/** Stores which channels have a feed. Only a digest of the secret in its address is stored. */
public final class ChannelFeedStore {

  /** Who gave a feed its address, and when. */
  public record Origin(@ColumnName("created_by") String by, @ColumnName("created") Instant at) {}

  /** Gives the feed of a channel an address; an earlier one ends. */
  void replace(Transaction transaction, long channel, String digest, String by, Instant now) {
    transaction.update(
        """
        INSERT INTO channel_feeds (channel, digest, created_by, created)
        VALUES (:channel, :digest, :by, :now)
        ON CONFLICT (channel) DO UPDATE SET digest = excluded.digest,
          created_by = excluded.created_by, created = excluded.created
        """,
        Map.of("channel", channel, "digest", digest, "by", by, "now", now));
  }

  /** Returns the origin of the address of a channel's feed; empty if it has none. */
  public Optional<Origin> origin(Transaction transaction, long channel) {
    return transaction
        .query(
            "SELECT created_by, created FROM channel_feeds WHERE channel = :channel",
            Map.of("channel", channel))
        .mapTo(Origin.class)
        .findOne();
  }

  /** Returns the channel whose feed has the address with this digest. */
  public Optional<Channel> channel(Transaction transaction, String digest) {
    return transaction
        .query(
            """
            SELECT channels.* FROM channels
              JOIN channel_feeds ON channel_feeds.channel = channels.number
            WHERE digest = :digest
            """,
            Map.of("digest", digest))
        .mapTo(Channel.class)
        .findOne();
  }
}
