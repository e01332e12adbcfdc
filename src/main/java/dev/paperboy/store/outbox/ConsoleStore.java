package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was posted in the console's channels. */
public final class ConsoleStore {

  /**
   * A message that was posted.
   *
   * @param number grows over all channels
   * @param at when
   * @param text may be empty
   * @param cards as JSON
   */
  public record Posted(long number, Instant at, String text, String cards) {}

  /**
   * A channel with what was posted in it last.
   *
   * @param id what names it for good
   * @param name what people call it
   * @param newest the number of its newest message; 0 where there is none
   */
  public record Listed(String id, String name, long newest) {}

  /**
   * What came after a message.
   *
   * @param newest the number of the newest message; 0 where there is none
   * @param count how many came after, or as many as were counted at most
   */
  public record Unread(long newest, int count) {}

  /** The channels of a tenant, by name. */
  public List<Listed> channels(Transaction transaction, String platform, String tenant) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT id, name, COALESCE((SELECT MAX(m.number) FROM console_messages m
              WHERE m.channel = channels.id), 0) AS newest
            FROM channels WHERE platform = :platform AND tenant = :tenant
            ORDER BY name, channels.number
            """)
        .bind("platform", platform)
        .bind("tenant", tenant)
        .mapTo(Listed.class)
        .list();
  }

  /** How many messages of a channel came after this number, at most so many. */
  public Unread unread(Transaction transaction, String channel, long number, int most) {
    return transaction
        .handle()
        .createQuery(
            """
            SELECT COALESCE((SELECT MAX(number) FROM console_messages WHERE channel = :channel), 0)
                AS newest,
              (SELECT COUNT(*) FROM (SELECT number FROM console_messages
                WHERE channel = :channel AND number > :number LIMIT :most) AS after) AS count
            """)
        .bind("channel", channel)
        .bind("number", number)
        .bind("most", most)
        .mapTo(Unread.class)
        .one();
  }

  /** Posts a message once; posting its nonce again answers the number it has already. */
  public long post(
      Transaction transaction,
      String channel,
      String nonce,
      Instant at,
      String text,
      String cards) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO console_messages (channel, nonce, at, text, cards)
            VALUES (:channel, :nonce, :at, :text, :cards)
            ON CONFLICT (nonce) DO NOTHING
            """)
        .bind("channel", channel)
        .bind("nonce", nonce)
        .bind("at", at.toEpochMilli())
        .bind("text", text)
        .bind("cards", cards)
        .execute();
    return transaction
        .handle()
        .createQuery("SELECT number FROM console_messages WHERE nonce = :nonce")
        .bind("nonce", nonce)
        .mapTo(Long.class)
        .one();
  }

  /** Puts other content into a message; false where there is none of this number. */
  public boolean edit(
      Transaction transaction, String channel, long number, String text, String cards) {
    return transaction
            .handle()
            .createUpdate(
                """
                UPDATE console_messages SET text = :text, cards = :cards
                WHERE number = :number AND channel = :channel
                """)
            .bind("text", text)
            .bind("cards", cards)
            .bind("number", number)
            .bind("channel", channel)
            .execute()
        > 0;
  }

  /** The messages of a channel after this number, oldest first. */
  public List<Posted> after(Transaction transaction, String channel, long number, int limit) {
    return list(transaction, channel, "number > :number ORDER BY number", number, limit);
  }

  /** The newest messages of a channel, oldest first. */
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
        .handle()
        .createQuery(
            "SELECT * FROM console_messages WHERE channel = :channel AND "
                + condition
                + " LIMIT :limit")
        .bind("channel", channel)
        .bind("number", number)
        .bind("limit", limit)
        .mapTo(Posted.class)
        .list();
  }
}
