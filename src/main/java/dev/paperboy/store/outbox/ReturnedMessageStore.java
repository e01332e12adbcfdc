package dev.paperboy.store.outbox;

import dev.paperboy.store.Transaction;
import java.util.Map;

/** Records the messages that were sent and came back. */
public final class ReturnedMessageStore {

  /**
   * Records that a sent message came back, with the reason.
   *
   * @param platformMessage its ID on its platform
   * @param most the maximum of the result
   * @return how many messages of the channel in a row, up to this one, came back; later ones may
   *     still be on their way; 0 if this one was not sent there
   */
  public int record(
      Transaction transaction, long channel, String platformMessage, String reason, int most) {
    int known =
        transaction.update(
            """
            UPDATE messages SET reason = :reason
            WHERE channel = :channel AND state = 'SENT' AND platform_message = :id
            """,
            Map.of("channel", channel, "id", platformMessage, "reason", reason));
    return known == 0 ? 0 : inRow(transaction, channel, platformMessage, most);
  }

  private static int inRow(
      Transaction transaction, long channel, String platformMessage, int most) {
    int row = 0;
    for (String reason :
        transaction
            .query(
                """
                SELECT reason FROM messages WHERE channel = :channel AND state = 'SENT'
                  AND number <= (SELECT max(number) FROM messages
                    WHERE channel = :channel AND state = 'SENT' AND platform_message = :id)
                ORDER BY number DESC LIMIT :most
                """,
                Map.of("channel", channel, "id", platformMessage, "most", most))
            .mapTo(String.class)
            .list()) {
      if (reason.isEmpty()) {
        break;
      }
      row++;
    }
    return row;
  }
}
