package dev.paperboy.store.channel;

import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.mapping.Columns;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.WrittenSubscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * Stores the history of changes: who changed what, and when. Each change is recorded in the
 * transaction that makes it.
 */
public final class HistoryStore {
  private static final GenericType<Map<String, String>> TEXTS = new GenericType<>() {};

  private final MarkStore marks = new MarkStore();

  /** The kinds of changes. */
  public enum What {
    SUBSCRIBED,
    CHANGED,
    PAUSED,
    RESUMED,
    REMOVED,
    /** The subscription is declared in a file from now on. */
    DECLARED,
    /** The subscription is no longer declared in a file. */
    RELEASED,
    MUTED,
    /** The expiry of a mute was changed. */
    MUTE_CHANGED,
    UNMUTED,
    SETTINGS,
    /** The channel's feed got an address, or another one. */
    FEED_ADDRESS,
    /** Votes up to then teach nothing. */
    TASTE_FORGOTTEN
  }

  /**
   * A change.
   *
   * @param number the number of the subscription or mute in its channel; 0 for anything else
   * @param was the previous state, by key; empty if it did not exist
   * @param became the new state, by key; empty if it no longer exists
   */
  public record Entry(
      Instant at,
      @ColumnName("number_in_channel") int number,
      What what,
      Actor by,
      Map<String, String> was,
      Map<String, String> became) {}

  /** Records a change of a subscription. */
  void subscription(
      Transaction transaction,
      Subscription subscription,
      What what,
      Actor by,
      Map<String, String> was,
      Map<String, String> became,
      Instant now) {
    Entry entry = new Entry(now, subscription.number(), what, by, was, became);
    add(transaction, subscription.channel(), subscription.key(), entry);
  }

  /** Records another change in a channel. */
  void channel(Transaction transaction, long channel, Entry entry) {
    add(transaction, channel, null, entry);
  }

  private void add(
      Transaction transaction, long channel, @Nullable Long subscription, Entry entry) {
    begin(transaction, entry.at());
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO history (at, channel, subscription, number_in_channel, what, by_name, by_id,
              occasion, was, became)
            VALUES (:at, :channel, :subscription, :number, :what, :name, :id, :occasion, :was,
              :became)
            """)
        .bind("at", entry.at())
        .bind("channel", channel)
        .bind("subscription", subscription)
        .bind("number", entry.number())
        .bind("what", entry.what().name())
        .bind("name", entry.by().name())
        .bind("id", entry.by().id())
        .bind("occasion", entry.by().occasion())
        .bind("was", Columns.toJson(entry.was()))
        .bind("became", Columns.toJson(entry.became()))
        .execute();
  }

  /** Records that the history begins now, unless it has begun. */
  void begin(Transaction transaction, Instant now) {
    marks.setOnce(transaction, MarkStore.HISTORY, String.valueOf(now.toEpochMilli()));
  }

  /** Returns the changes in a channel, newest first. */
  public List<Entry> of(Transaction transaction, long channel, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT * FROM history WHERE channel = :channel
            ORDER BY number DESC LIMIT :limit OFFSET :offset
            """,
            Map.of("channel", channel, "limit", limit, "offset", offset))
        .mapTo(Entry.class)
        .list();
  }

  /** Returns the changes of the subscription with this number in a channel, newest first. */
  public List<Entry> of(Transaction transaction, long channel, int number, int limit, int offset) {
    return transaction
        .query(
            """
            SELECT * FROM history
            WHERE channel = :channel AND number_in_channel = :number AND subscription IS NOT NULL
            ORDER BY number DESC LIMIT :limit OFFSET :offset
            """,
            Map.of("channel", channel, "number", number, "limit", limit, "offset", offset))
        .mapTo(Entry.class)
        .list();
  }

  /**
   * Returns the state of a subscription at an instant, including changes at that very instant.
   * Unknown if it existed before the history began.
   */
  public StoredPast at(Transaction transaction, Subscription subscription, Instant moment) {
    Optional<Map<String, String>> last =
        texts(
            transaction,
            "SELECT became FROM history WHERE subscription = :key AND at <= :moment"
                + " ORDER BY number DESC LIMIT 1",
            subscription,
            moment);
    if (last.isPresent()) {
      return past(last.get());
    }
    if (moment.isBefore(subscription.history().createdAt())) {
      return new StoredPast.NotThere();
    }
    boolean remembered =
        marks
            .find(transaction, MarkStore.HISTORY)
            .filter(begun -> Long.parseLong(begun) <= moment.toEpochMilli())
            .isPresent();
    if (!remembered) {
      return new StoredPast.Unknown();
    }
    return past(
        texts(
                transaction,
                "SELECT was FROM history WHERE subscription = :key AND at > :moment"
                    + " ORDER BY number LIMIT 1",
                subscription,
                moment)
            .orElseGet(
                () ->
                    isRemoved(transaction, subscription)
                        ? Map.of()
                        : WrittenSubscription.of(subscription.wish(), subscription.pause())));
  }

  private static boolean isRemoved(Transaction transaction, Subscription subscription) {
    return transaction
        .query(
            "SELECT removed IS NOT NULL FROM subscriptions WHERE number = :key",
            Map.of("key", subscription.key()))
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<Map<String, String>> texts(
      Transaction transaction, String select, Subscription subscription, Instant moment) {
    return transaction
        .query(select, Map.of("key", subscription.key(), "moment", moment))
        .mapTo(TEXTS)
        .findOne();
  }

  private static StoredPast past(Map<String, String> texts) {
    return texts.isEmpty()
        ? new StoredPast.NotThere()
        : new StoredPast.There(WrittenSubscription.wish(texts), WrittenSubscription.pause(texts));
  }
}
