package dev.paperboy.chat.email.bounce;

import dev.paperboy.chat.CheckFinding;
import jakarta.mail.MessagingException;
import java.util.Optional;

/** Checks whether the mailbox for reports can be read. */
public final class BounceCheck {

  private BounceCheck() {}

  /** Opens a mailbox; changes nothing in it. */
  public static CheckFinding of(Optional<ImapMailbox> mailbox) {
    if (mailbox.isEmpty()) {
      return CheckFinding.note(
          "bounces are not read, so mails go on being sent to addresses that no longer exist; set"
              + " email.bounces to the mailbox of the address in email.from");
    }
    try (ImapFolder folder = ImapFolder.open(mailbox.get())) {
      return new CheckFinding(
          true,
          "bounces are read from %s: %d mails, %d of them unread"
              .formatted(mailbox.get(), folder.count(), folder.unreadCount()));
    } catch (MessagingException failure) {
      return new CheckFinding(
          false, mailbox.get() + " cannot be read: " + BounceReader.words(failure));
    }
  }
}
