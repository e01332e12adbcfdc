package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Secret;
import java.util.Optional;

/**
 * How to send mail.
 *
 * @param smtp the mail server, {@code smtp://user:password@host:587} or {@code smtps://…}
 * @param from the sender: {@code Papers <papers@example.org>}
 * @param dkim how mails are signed; empty if they are not signed here
 * @param bounces the mailbox that receives delivery reports, {@code
 *     imaps://user:password@host/INBOX}; empty if none is read
 * @param encryptionKey encrypts the key that signs the links in mails; empty if it is stored as it
 *     is
 */
public record EmailSettings(
    Secret smtp,
    String from,
    Optional<Dkim> dkim,
    Optional<Secret> bounces,
    Optional<Secret> encryptionKey) {

  /** Rejects an address of another kind. */
  public EmailSettings {
    TextFormat.smtpUrl(smtp.value());
    TextFormat.mailAddress(from);
    bounces.map(Secret::value).ifPresent(TextFormat::imapUrl);
    encryptionKey.map(Secret::value).ifPresent(TextFormat::encryptionKey);
  }

  /**
   * A key for signing mails with DKIM.
   *
   * @param domain the domain that signs
   * @param selector the name under which the domain publishes the public key
   * @param key the private key in PEM format, or the path of a file that contains it
   */
  public record Dkim(String domain, String selector, Secret key) {}
}
