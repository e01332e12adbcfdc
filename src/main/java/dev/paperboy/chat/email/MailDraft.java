package dev.paperboy.chat.email;

import java.net.URI;
import java.util.Optional;

/**
 * A mail to be sent to one address.
 *
 * @param id the local part of its Message-ID, the same for every attempt: letters, digits, dots and
 *     dashes
 * @param to the recipient's address alone
 * @param subject on one line
 * @param text the body as plain text
 * @param html the same as HTML
 * @param unsubscribe the address that ends mails like this one by a POST; empty for a mail that was
 *     asked for, such as a confirmation
 * @param replyTo the Message-ID of the mail that it continues; empty for none
 */
public record MailDraft(
    String id,
    String to,
    String subject,
    String text,
    String html,
    Optional<URI> unsubscribe,
    String replyTo) {

  /** Rejects line breaks and other control characters where they would end a header. */
  public MailDraft {
    if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
      throw new IllegalArgumentException("not the ID of a mail: " + id.length() + " characters");
    }
    if (Mailbox.channel(to).isEmpty()) {
      throw new IllegalArgumentException("not a plain mail address");
    }
    if (hasControl(subject) || hasControl(replyTo)) {
      throw new IllegalArgumentException("a header must not contain control characters");
    }
  }

  /** Creates a mail that is neither part of a list nor a reply. */
  public MailDraft(String id, String to, String subject, String text, String html) {
    this(id, to, subject, text, html, Optional.empty(), "");
  }

  private static boolean hasControl(String header) {
    return header
        .chars()
        .anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
  }
}
