package dev.paperboy.app.settings;

/**
 * How to send mail.
 *
 * @param smtp the mail server, {@code smtp://user:password@host:587} or {@code smtps://…}
 * @param from the sender's address
 */
public record EmailSettings(Secret smtp, String from) {

  /** Rejects an address of another kind. */
  public EmailSettings {
    TextFormat.smtpUrl(smtp.value());
    TextFormat.mailAddress(from);
  }
}
