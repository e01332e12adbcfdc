package dev.paperboy.store.channel;

import dev.paperboy.store.CounterStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores what channels that are mailboxes have beside: the secrets of their links, and removal. */
public final class MailboxStore {

  /** The tables with rows of a channel, those first that refer to others. */
  private static final List<String> OF_CHANNEL =
      List.of(
          "feed_notices",
          "flood_notices",
          "updates",
          "alerts",
          "history",
          "mutes",
          "votes",
          "suggestions",
          "messages",
          "mailboxes");

  /** Returns the secret of a mailbox; sets this one if it has none. */
  public String secret(Transaction transaction, long channel, String unused, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO mailboxes (channel, link_name, created) VALUES (:channel, :secret, :now)
            ON CONFLICT (channel) DO NOTHING
            """)
        .bind("channel", channel)
        .bind("secret", unused)
        .bind("now", now)
        .execute();
    return secret(transaction, channel).orElseThrow();
  }

  /** Returns the secret of a mailbox, if it has one. */
  public Optional<String> secret(Transaction transaction, long channel) {
    return transaction
        .handle()
        .createQuery("SELECT link_name FROM mailboxes WHERE channel = :channel")
        .bind("channel", channel)
        .mapTo(String.class)
        .findOne();
  }

  /** Returns the channel whose mailbox has this secret. */
  public Optional<Channel> find(Transaction transaction, String secret) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT channels.* FROM channels JOIN mailboxes ON mailboxes.channel = channels.number
            WHERE link_name = :secret
            """)
        .bind("secret", secret)
        .mapTo(Channel.class)
        .findOne();
  }

  /** Withdraws the messages of a channel whose sending has not begun, with their papers. */
  public void withdraw(Transaction transaction, long channel) {
    String unsent =
        "SELECT number FROM messages WHERE channel = :channel AND state = 'PENDING' AND begun IS"
            + " NULL";
    for (String statement :
        List.of(
            "DELETE FROM alert_causes WHERE alert IN"
                + " (SELECT number FROM alerts WHERE message IN ("
                + unsent
                + "))",
            "DELETE FROM alerts WHERE message IN (" + unsent + ")",
            "DELETE FROM feed_notices WHERE message IN (" + unsent + ")",
            "DELETE FROM flood_notices WHERE message IN (" + unsent + ")",
            "DELETE FROM messages WHERE number IN (" + unsent + ")")) {
      transaction.handle().createUpdate(statement).bind("channel", channel).execute();
    }
  }

  /**
   * Removes everything that belongs to a channel. What remains names nothing: an empty, suspended
   * channel with removed subscriptions without texts, for what still refers to their numbers, such
   * as a message in flight.
   */
  public void delete(Transaction transaction, long channel, Instant now) {
    execute(
        transaction,
        channel,
        "DELETE FROM alert_causes WHERE alert IN (SELECT number FROM alerts WHERE channel ="
            + " :channel)");
    for (String table : OF_CHANNEL) {
      execute(transaction, channel, "DELETE FROM " + table + " WHERE channel = :channel");
    }
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE subscriptions SET query = '', instant = '', pause = '', paused_until = NULL,
              created_by = '', created_by_id = '', declared = '', removed = :now,
              revision = :revision
            WHERE channel = :channel
            """)
        .bind("now", now)
        .bind("revision", CounterStore.advance(transaction, CounterStore.SUBSCRIPTIONS, 1))
        .bind("channel", channel)
        .execute();
    execute(
        transaction,
        channel,
        """
        UPDATE channels SET id = 'deleted ' || CAST(number AS TEXT), name = 'deleted',
          rest = 'deleted', zone = 'UTC', named = '[]'
        WHERE number = :channel
        """);
  }

  private static void execute(Transaction transaction, long channel, String statement) {
    transaction.handle().createUpdate(statement).bind("channel", channel).execute();
  }
}
