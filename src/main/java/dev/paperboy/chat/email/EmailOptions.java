package dev.paperboy.chat.email;

import dev.paperboy.chat.email.smtp.DkimKey;
import dev.paperboy.chat.email.smtp.SmtpServer;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * How mails are sent.
 *
 * @param server the mail server
 * @param from the sender, with or without a name
 * @param dkim the key for signatures; empty if mails are not signed here
 * @param siteUrl the address of the site
 */
public record EmailOptions(
    SmtpServer server, InternetAddress from, Optional<DkimKey> dkim, URI siteUrl) {

  /** Copies the address, which is mutable. */
  public EmailOptions {
    from = (InternetAddress) from.clone();
  }

  /** Returns the domain of the sender. */
  public String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Returns the value of {@code List-Id} without brackets. */
  public String listId() {
    String host = siteUrl.getHost() == null ? domain() : siteUrl.getHost();
    return "papers." + host;
  }
}
