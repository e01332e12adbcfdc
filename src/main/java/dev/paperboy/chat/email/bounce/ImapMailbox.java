package dev.paperboy.chat.email.bounce;

import dev.paperboy.chat.email.smtp.SmtpServer;
import java.net.URI;
import java.util.Locale;

/**
 * The address of a mailbox that is read by IMAP.
 *
 * @param tls whether the connection is encrypted from its beginning; otherwise by STARTTLS, which
 *     is required unless the server is this machine
 * @param folder the folder in the mailbox
 */
public record ImapMailbox(
    boolean tls, String host, int port, String user, String password, String folder) {
  private static final String EXPECTED =
      "must look like imaps://user:password@host/INBOX, with characters such as @ and / in the"
          + " password written as %40 and %2F";

  /**
   * Returns the mailbox of {@code imaps://user:password@host:port/folder} or {@code imap://…}.
   * Without a port it is 993 for imaps and else 143, without a folder it is {@code INBOX}. User,
   * password and folder are percent-decoded.
   *
   * @throws IllegalArgumentException if it is not such an address; the message completes
   *     "email.bounces" and contains nothing of it
   */
  public static ImapMailbox of(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException unreadable) {
      // The reason of the library would show the password.
      throw new IllegalArgumentException(EXPECTED);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("imaps");
    String login = uri.getRawUserInfo();
    int colon = login == null ? -1 : login.indexOf(':');
    if (uri.getHost() == null || login == null || colon < 1 || !(tls || scheme.equals("imap"))) {
      throw new IllegalArgumentException(EXPECTED);
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("^/|/$", "");
    return new ImapMailbox(
        tls,
        uri.getHost(),
        uri.getPort() < 0 ? (tls ? 993 : 143) : uri.getPort(),
        SmtpServer.decoded(login.substring(0, colon)),
        SmtpServer.decoded(login.substring(colon + 1)),
        path.isEmpty() ? "INBOX" : SmtpServer.decoded(path));
  }

  /** Returns whether it must not be read without encryption. */
  boolean requiresTls() {
    return !SmtpServer.isLoopback(host);
  }

  /** Returns folder, host and port; without user and password. */
  @Override
  public String toString() {
    return folder + " at " + host + ":" + port;
  }
}
