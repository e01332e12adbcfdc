package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Stores the messages posted to the console's channels. */
public final class ConsoleStore {

  /**
   * A posted message.
   *
   * @param number increases over all channels
   * @param at when it was posted
   * @param text may be empty
   * @param cards as JSON
   */
  public record Posted(long number, Instant at, String text, String cards) {}

  /**
   * A channel with its latest message.
   *
   * @param id its permanent ID
   * @param name its display name
   * @param newest the number of its newest message; 0 if there is none
   */
  public record Listed(String id, String name, long newest) {}

  /**
   * The messages that follow a given one.
   *
   * @param newest the number of the newest message; 0 if there is none
   * @param count the number of messages that follow, up to the limit
   */
  public record Unread(long newest, int count) {}

  /** Returns the channels of a tenant, by name. */
  public List<Listed> channels(Transaction transaction, String platform, String tenant) {
    return transaction
        .query(
            """
            SELECT id, name, COALESCE((SELECT MAX(m.number) FROM console_messages m
              WHERE m.channel = channels.id), 0) AS newest
            FROM channels WHERE platform = :platform AND tenant = :tenant
            ORDER BY name, channels.number
            """,
            Map.of("platform", platform, "tenant", tenant))
        .mapTo(Listed.class)
        .list();
  }

  /** Returns the number of messages of a channel after this number, up to a limit. */
  public Unread unread(Transaction transaction, String channel, long number, int most) {
    return transaction
        .query(
            """
            SELECT COALESCE((SELECT MAX(number) FROM console_messages WHERE channel = :channel), 0)
                AS newest,
              (SELECT COUNT(*) FROM (SELECT number FROM console_messages
                WHERE channel = :channel AND number > :number LIMIT :most) AS after) AS count
            """,
            Map.of("channel", channel, "number", number, "most", most))
        .mapTo(Unread.class)
        .one();
  }

  /** Posts a message once; if the nonce was posted before, returns the existing number. */
  public long post(
      Transaction transaction,
      String channel,
      String nonce,
      Instant at,
      String text,
      String cards) {
    transaction.update(
        """
        INSERT INTO console_messages (channel, nonce, at, text, cards)
        VALUES (:channel, :nonce, :at, :text, :cards)
        ON CONFLICT (nonce) DO NOTHING
        """,
        Map.of("channel", channel, "nonce", nonce, "at", at, "text", text, "cards", cards));
    return transaction
        .query("SELECT number FROM console_messages WHERE nonce = :nonce", Map.of("nonce", nonce))
        .mapTo(Long.class)
        .one();
  }

  /** Replaces the content of a message; returns false if there is none with this number. */
  public boolean edit(
      Transaction transaction, String channel, long number, String text, String cards) {
    return transaction.update(
            """
            UPDATE console_messages SET text = :text, cards = :cards
            WHERE number = :number AND channel = :channel
            """,
            Map.of("text", text, "cards", cards, "number", number, "channel", channel))
        > 0;
  }

  /** Returns the messages of a channel after this number, oldest first. */
  public List<Posted> after(Transaction transaction, String channel, long number, int limit) {
    return list(transaction, channel, "number > :number ORDER BY number", number, limit);
  }

  /** Returns the newest messages of a channel, oldest first. */
  public List<Posted> newest(Transaction transaction, String channel, int limit) {
    List<Posted> newest =
        new ArrayList<>(
            list(transaction, channel, "number > :number ORDER BY number DESC", 0, limit));
    Collections.reverse(newest);
    return newest;
  }

  private static List<Posted> list(
      Transaction transaction, String channel, String condition, long number, int limit) {
    return transaction
        .query(
            "SELECT * FROM console_messages WHERE channel = :channel AND "
                + condition
                + " LIMIT :limit",
            Map.of("channel", channel, "number", number, "limit", limit))
        .mapTo(Posted.class)
        .list();
  }
}
