package dev.paperboy.chat.email.smtp;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.email.EmailOptions;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.MailFailureText;
import dev.paperboy.chat.email.Mailbox;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Checks whether the mail server accepts mails of this program. */
public final class SmtpCheck {
  private final EmailOptions options;
  private final SmtpSession session;
  private final InstantSource clock;

  /** Creates a check of this configuration. */
  public SmtpCheck(EmailOptions options, InstantSource clock) {
    this.options = options;
    this.session = new SmtpSession(options.server(), options.domain(), Optional.empty());
    this.clock = clock;
  }

  /** Connects and logs in. */
  public CheckFinding connect() {
    try {
      SmtpConnection connection = session.connect(clock.instant());
      boolean encrypted = connection.isEncrypted();
      connection.close();
      String reached =
          "connects to "
              + options.server()
              + (encrypted ? " with TLS" : " without TLS")
              + (options.server().user().isEmpty() ? "" : " and logs in");
      return encrypted || options.server().isLoopback()
          ? new CheckFinding(true, reached)
          : CheckFinding.note(
              reached
                  + ", so mails can be read on the way; use smtps:// or a server with STARTTLS");
    } catch (MessagingException failure) {
      return failed(failure);
    }
  }

  private CheckFinding failed(MessagingException failure) {
    SmtpFailure meaning = SmtpFailure.connecting(failure);
    return new CheckFinding(
        false,
        meaning instanceof SmtpFailure.OfAccount account
            ? account.reason()
            : "no connection to "
                + options.server()
                + ": "
                + ((SmtpFailure.OfConnection) meaning).reason());
  }

  /**
   * Sends a mail to the operator.
   *
   * @param typed the address; empty for that of the sender
   */
  public CheckFinding send(String typed) {
    String to = typed.isEmpty() ? options.from().getAddress() : typed;
    if (Mailbox.channel(to).isEmpty()) {
      return new CheckFinding(false, "`" + to + "` is not a mail address, like ann@example.org");
    }
    Instant now = clock.instant();
    MailMessages messages =
        new MailMessages(
            session.session(), options.from(), options.domain(), options.listId(), options.dkim());
    SmtpConnection connection;
    try {
      connection = session.connect(now);
    } catch (MessagingException failure) {
      return failed(failure);
    }
    try {
      MailDraft draft = draft(to, now);
      connection.deliver(messages.of(draft, now), MailMessages.recipient(draft), now);
      return new CheckFinding(
          true,
          "a mail to "
              + to
              + " was accepted; when it arrives, its headers should say spf=pass, dkim=pass and"
              + " dmarc=pass");
    } catch (MessagingException failure) {
      return new CheckFinding(
          false, "the mail to " + to + " was not accepted: " + MailFailureText.of(failure));
    } finally {
      connection.close();
    }
  }

  private MailDraft draft(String to, Instant now) {
    String text =
        "This mail shows that papers can be sent from "
            + options.domain()
            + ". Nothing needs to be done.";
    return new MailDraft(
        "check-" + now.toEpochMilli(), to, "Papers can be sent", text, "<p>" + text + "</p>");
  }
}
