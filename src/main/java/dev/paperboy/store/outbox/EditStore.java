package dev.paperboy.store.outbox;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ServedChannels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;

/** Stores pending edits: sent messages that show outdated papers. */
public final class EditStore {
  /** The minimum time between two edits of a message. */
  public static final Duration REST = Duration.ofHours(6);

  /** Older messages are rarely read again, and some workspaces do not allow editing them. */
  private static final Duration OLDEST = Duration.ofDays(30);

  /**
   * A message to be edited.
   *
   * @param message its number in the outbox
   * @param channel key of the channel
   * @param text the text above the papers; may be empty
   * @param platformMessage its ID on its platform
   * @param due when the edit fell due
   */
  public record Edit(
      @ColumnName("number") long message,
      long channel,
      String text,
      String platformMessage,
      @ColumnName("edit_due") Instant due) {}

  /**
   * Requests an edit of each message that carries this paper and is not too old, or that is being
   * sent with its previous content.
   */
  public void want(Transaction transaction, PaperId paper, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE messages
            SET edit_due = CASE WHEN edited + :rest > :now THEN edited + :rest ELSE :now END
            WHERE state <> 'FAILED' AND (sent > :oldest OR sent IS NULL AND begun IS NOT NULL)
              AND number IN (
                SELECT message FROM alerts WHERE paper = :paper AND alerts.state <> 'HELD')
            """)
        .bind("paper", paper.toString())
        .bind("now", now)
        .bind("rest", REST.toMillis())
        .bind("oldest", now.minus(OLDEST))
        .execute();
  }

  /**
   * Returns the oldest due edit of each served channel that is not suspended.
   *
   * @param most the maximum number of edits; those of the oldest messages are returned
   */
  public List<Edit> nextOfEachChannel(
      Transaction transaction, ServedChannels channels, Instant now, int most) {
    return DueInChannels.list(
        transaction,
        channels,
        now,
        most,
        """
        SELECT messages.* FROM messages
        WHERE number IN
            (SELECT min(messages.number) FROM messages JOIN channels
               ON channels.number = messages.channel
             WHERE state = 'SENT' AND edit_due <= :now AND rest = '' AND <served>
             GROUP BY channel)
        ORDER BY number LIMIT :most
        """,
        Edit.class);
  }

  /** Returns when the next edit falls due that is not due now. */
  public Optional<Instant> nextDue(Transaction transaction, ServedChannels channels, Instant now) {
    return DueInChannels.next(
        transaction,
        channels,
        now,
        """
        SELECT min(edit_due) AS next FROM messages JOIN channels
          ON channels.number = messages.channel
        WHERE state = 'SENT' AND edit_due > :now AND rest = '' AND <served>
        """);
  }

  /** Records that the message was edited; changes in the meantime are shown by a later edit. */
  public void done(Transaction transaction, Edit edit, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            UPDATE messages
            SET edited = :now, edit_due = CASE WHEN edit_due = :due THEN NULL ELSE :later END
            WHERE number = :message
            """)
        .bind("message", edit.message())
        .bind("due", edit.due())
        .bind("now", now)
        .bind("later", now.plus(REST))
        .execute();
  }

  /** Postpones an edit that failed. */
  public void putOff(Transaction transaction, Edit edit, Instant until) {
    transaction.update(
        "UPDATE messages SET edit_due = :until WHERE number = :message",
        Map.of("message", edit.message(), "until", until));
  }

  /** Cancels an edit; the message stays as it is. */
  public void giveUp(Transaction transaction, Edit edit) {
    transaction.update(
        "UPDATE messages SET edit_due = NULL WHERE number = :message",
        Map.of("message", edit.message()));
  }
}
