package dev.paperboy.chat.email.smtp;

import dev.paperboy.chat.email.MailDraft;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Makes the messages that are sent: headers, both bodies and the signature. Thread-safe. */
final class MailMessages {
  private static final String CHARSET = "UTF-8";

  private final Session session;
  private final InternetAddress from;
  private final String domain;
  private final String listId;
  private final Optional<DkimKey> dkim;

  /**
   * Creates messages of this sender.
   *
   * @param domain the domain of their Message-IDs
   * @param listId the value of {@code List-Id} without brackets
   */
  MailMessages(
      Session session, InternetAddress from, String domain, String listId, Optional<DkimKey> dkim) {
    this.session = session;
    this.from = from;
    this.domain = domain;
    this.listId = listId;
    this.dkim = dkim;
  }

  /** Returns the Message-ID of a mail. */
  String messageId(MailDraft draft) {
    return "<" + draft.id() + "@" + domain + ">";
  }

  /**
   * Returns the message.
   *
   * @throws MessagingException if it cannot be sent in any way
   */
  MimeMessage of(MailDraft draft, Instant now) throws MessagingException {
    MimeMessage message = new Identified(session, messageId(draft));
    // Some mail services replace the Message-ID, and reports of bounces then name theirs.
    message.setHeader("X-Original-Message-ID", messageId(draft));
    message.setFrom(from);
    message.setRecipient(RecipientType.TO, recipient(draft));
    message.setSubject(draft.subject(), CHARSET);
    message.setSentDate(Date.from(now));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (draft.unsubscribe().isPresent()) {
      message.setHeader("List-Id", "<" + listId + ">");
      message.setHeader("List-Unsubscribe", "<" + draft.unsubscribe().get().toASCIIString() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    if (!draft.replyTo().isEmpty()) {
      message.setHeader("In-Reply-To", draft.replyTo());
      message.setHeader("References", draft.replyTo());
    }
    message.setContent(new MimeMultipart("alternative", plain(draft), html(draft)));
    message.saveChanges();
    return dkim.isPresent() ? dkim.get().sign(message) : message;
  }

  /** Returns the strictly parsed recipient. */
  static InternetAddress recipient(MailDraft draft) throws MessagingException {
    return new InternetAddress(draft.to(), true);
  }

  private static MimeBodyPart plain(MailDraft draft) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(draft.text(), CHARSET, "plain");
    return part;
  }

  private static MimeBodyPart html(MailDraft draft) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(draft.html(), CHARSET, "html");
    return part;
  }

  /** A message that keeps its own ID. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
