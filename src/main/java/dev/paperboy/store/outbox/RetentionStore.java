package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Removes what is too old to be kept, in small steps.
 *
 * <p>A delivered or rejected alert loses its causes and its message, but its row stays, since it is
 * why the paper is never posted again in its channel. Alerts that wait, are held or are muted stay
 * whole, and so do messages that something else refers to.
 */
public final class RetentionStore {
  /** The most rows of a kind that one transaction removes. */
  public static final int STEP = 200;

  /**
   * The delivered and rejected alerts of some messages. They are found by their messages: SQLite
   * would take the index of states for more selective, and read nearly all alerts there are.
   */
  private static final String DONE =
      """
      WITH found AS MATERIALIZED (
        SELECT number, channel, paper, state FROM alerts WHERE message IN (<messages>))
      SELECT %s FROM found WHERE state IN ('SENT', 'FAILED')
      """;

  /**
   * Returns the oldest messages, by number, that were finished before an instant. An edit that is
   * still due does not keep them: some platforms never edit.
   *
   * @param after the number after which to begin
   */
  public List<Long> finishedMessages(Transaction transaction, Instant before, long after) {
    return transaction
        .query(
            "SELECT number FROM messages WHERE number > :after AND created < :before"
                + " AND state <> 'PENDING'"
                + " AND coalesce(sent, created) < :before"
                + " ORDER BY number LIMIT "
                + STEP,
            Map.of("before", before, "after", after))
        .mapTo(Long.class)
        .list();
  }

  /**
   * Removes finished messages, and what their alerts do not need to prevent a repetition; the time
   * at which an alert was due becomes that at which it was sent. Returns the number of messages
   * that were removed.
   */
  public int forget(Transaction transaction, List<Long> messages) {
    String alerts = DONE.formatted("number");
    change(
        transaction,
        messages,
        "DELETE FROM updates WHERE due IS NULL AND (channel, paper) IN (%s)"
            .formatted(DONE.formatted("channel, paper")));
    change(transaction, messages, "DELETE FROM alert_causes WHERE alert IN (%s)".formatted(alerts));
    change(
        transaction,
        messages,
        """
        UPDATE alerts SET message = NULL, taste = '', due = coalesce(
            (SELECT sent FROM messages WHERE messages.number = alerts.message), due)
          WHERE number IN (%s)
        """
            .formatted(alerts));
    return change(
        transaction,
        messages,
        """
        DELETE FROM messages WHERE number IN (<messages>)
          AND NOT EXISTS (SELECT 1 FROM alerts WHERE alerts.message = messages.number)
          AND NOT EXISTS (SELECT 1 FROM suggestions WHERE suggestions.message = messages.number)
          AND NOT EXISTS (SELECT 1 FROM feed_notices WHERE feed_notices.message = messages.number)
          AND NOT EXISTS (SELECT 1 FROM flood_notices WHERE flood_notices.message = messages.number)
        """);
  }

  private static int change(Transaction transaction, List<Long> messages, String sql) {
    return transaction.handle().createUpdate(sql).bindList("messages", messages).execute();
  }

  /** Removes some messages of the console that are older; returns their number. */
  public int forgetConsoleMessages(Transaction transaction, Instant before) {
    return transaction.update(
        "DELETE FROM console_messages WHERE at < :before AND number IN"
            + " (SELECT number FROM console_messages ORDER BY number LIMIT "
            + STEP
            + ")",
        Map.of("before", before));
  }

  /** Removes some histories of upvotes that have not changed since; returns their number. */
  public int forgetSignals(Transaction transaction, Instant before) {
    return transaction.update(
        "DELETE FROM signal_history WHERE paper IN"
            + " (SELECT paper FROM signal_history WHERE changed < :before LIMIT "
            + STEP
            + ")",
        Map.of("before", before));
  }

  /** Removes some commands of buttons that no message was given since; returns their number. */
  public int forgetButtons(Transaction transaction, Instant before) {
    return transaction.update(
        "DELETE FROM buttons WHERE token IN"
            + " (SELECT token FROM buttons WHERE created < :before LIMIT "
            + STEP
            + ")",
        Map.of("before", before));
  }
}
