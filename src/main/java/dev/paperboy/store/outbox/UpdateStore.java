package dev.paperboy.store.outbox;

import dev.paperboy.paper.Development;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/**
 * Stores changes of papers to be announced in the threads of the messages that carry them: one row
 * for each channel and paper.
 */
public final class UpdateStore {
  /** The minimum time between two updates on a paper in a channel. */
  public static final Duration REST = Duration.ofHours(6);

  /** Updates are posted only for papers announced less than this long ago. */
  private static final Duration OLDEST = Duration.ofDays(30);

  /** A message that has been or may have been sent, so that its card lacks later changes. */
  private static final String THERE =
      " (messages.state = 'SENT' AND messages.sent > :oldest"
          + " OR messages.state = 'PENDING' AND messages.begun IS NOT NULL) ";

  private static final String ASKED =
      """
      EXISTS (SELECT 1 FROM alert_causes JOIN subscriptions
          ON subscriptions.number = alert_causes.subscription
         WHERE alert_causes.alert = alerts.number AND subscriptions.updates = 1
           AND subscriptions.removed IS NULL AND subscriptions.pause = '')
      """;

  /**
   * An update to be posted.
   *
   * @param channel key of the channel
   * @param developments at least one
   * @param message the platform's ID of the message that carries the paper
   */
  public record Update(
      long channel,
      PaperId paper,
      Set<Development> developments,
      @ColumnName("platform_message") String message) {

    /** Copies the set. */
    public Update {
      developments = Set.copyOf(developments);
    }
  }

  private record Row(long channel, Set<Development> developments, Optional<Instant> told) {}

  /**
   * Requests an update in each channel where the paper was posted recently and a subscription has
   * updates enabled.
   */
  public void want(
      Transaction transaction, PaperId paper, Set<Development> developments, Instant now) {
    List<Row> rows =
        transaction
            .query(
                """
                SELECT alerts.channel, updates.developments, updates.told
                FROM alerts JOIN messages ON messages.number = alerts.message
                  LEFT JOIN updates ON updates.channel = alerts.channel
                    AND updates.paper = alerts.paper
                WHERE alerts.paper = :paper AND alerts.state IN ('SENT', 'PENDING') AND
                """
                    + THERE
                    + " AND "
                    + ASKED,
                Map.of("paper", paper.toString(), "oldest", now.minus(OLDEST)))
            .mapTo(Row.class)
            .list();
    for (Row row : rows) {
      Set<Development> all = EnumSet.copyOf(developments);
      all.addAll(row.developments());
      Instant due =
          row.told().map(told -> told.plus(REST)).filter(rest -> rest.isAfter(now)).orElse(now);
      save(transaction, row.channel(), paper, all, due);
    }
  }

  private static void save(
      Transaction transaction,
      long channel,
      PaperId paper,
      Set<Development> developments,
      Instant due) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO updates (channel, paper, developments, due)
            VALUES (:channel, :paper, :developments, :due)
            ON CONFLICT (channel, paper) DO UPDATE SET developments = excluded.developments,
              due = excluded.due
            """)
        .bind("channel", channel)
        .bind("paper", paper.toString())
        .bind("developments", written(developments))
        .bind("due", due)
        .execute();
  }

  /**
   * Returns the due updates in served channels that are not suspended, for subscriptions that are
   * still active, the longest due first.
   */
  public List<Update> due(Transaction transaction, ServedChannels channels, Instant now) {
    // In a join, PostgreSQL reads all messages first while its statistics know of few.
    return DueInChannels.list(
        transaction,
        channels,
        now,
        """
        SELECT channel, paper, developments, platform_message FROM (
          SELECT updates.channel, updates.paper, developments, due, (
            SELECT platform_message FROM alerts JOIN messages ON messages.number = alerts.message
            WHERE alerts.channel = updates.channel AND alerts.paper = updates.paper
              AND messages.state = 'SENT' AND
        """
            + ASKED
            + """
              ) AS platform_message
              FROM updates JOIN channels ON channels.number = updates.channel
              WHERE due <= :now AND rest = '' AND <served>) AS asked
            WHERE platform_message IS NOT NULL
            ORDER BY due, channel, paper
            """,
        Update.class);
  }

  /** Deletes due updates that no active subscription asks for, or whose message failed. */
  public void dropUnasked(Transaction transaction, Instant now) {
    transaction.update(
        """
        UPDATE updates SET developments = '', due = NULL
        WHERE due <= :now AND NOT EXISTS (SELECT 1 FROM alerts
          WHERE alerts.channel = updates.channel AND alerts.paper = updates.paper
            AND alerts.state IN ('SENT', 'PENDING') AND
        """
            + ASKED
            + ")",
        Map.of("now", now));
  }

  /** Returns when the next update falls due that is not due now. */
  public Optional<Instant> nextDue(Transaction transaction, ServedChannels channels, Instant now) {
    return DueInChannels.next(
        transaction,
        channels,
        now,
        """
        SELECT min(due) AS next FROM updates JOIN channels ON channels.number = updates.channel
        WHERE due > :now AND rest = '' AND <served>
        """);
  }

  /** Postpones an update. */
  public void putOff(Transaction transaction, Update update, Instant until) {
    transaction
        .handle()
        .createUpdate("UPDATE updates SET due = :until WHERE channel = :channel AND paper = :paper")
        .bind("until", until)
        .bind("channel", update.channel())
        .bind("paper", update.paper().toString())
        .execute();
  }

  /** Records that an update was posted, or is not to be posted. */
  public void settle(Transaction transaction, Update update, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE updates SET developments = '', due = NULL, told = :now
            WHERE channel = :channel AND paper = :paper
            """)
        .bind("now", now)
        .bind("channel", update.channel())
        .bind("paper", update.paper().toString())
        .execute();
  }

  private static String written(Set<Development> developments) {
    return developments.stream().sorted().map(Development::name).collect(Collectors.joining(" "));
  }
}
