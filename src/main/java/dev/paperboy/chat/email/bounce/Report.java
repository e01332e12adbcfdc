package dev.paperboy.chat.email.bounce;

import dev.paperboy.subscription.ChannelId;
import java.util.List;
import java.util.Set;

/**
 * A report about a mail.
 *
 * @param messageIds the Message-IDs that may be that of the mail, with their angle brackets
 * @param failures what went wrong; empty if the report is of a delay or a success
 */
record Report(Set<String> messageIds, List<Failure> failures) {

  Report {
    messageIds = Set.copyOf(messageIds);
    failures = List.copyOf(failures);
  }

  /**
   * A failure to deliver a mail, or a complaint.
   *
   * @param mailboxes the addresses under which it names the recipient
   * @param isFinal whether no other mail to that recipient would fare better
   * @param reason as in {@link dev.paperboy.deliver.SendResult}
   */
  record Failure(Set<ChannelId> mailboxes, boolean isFinal, String reason) {
    Failure {
      mailboxes = Set.copyOf(mailboxes);
    }
  }
}
