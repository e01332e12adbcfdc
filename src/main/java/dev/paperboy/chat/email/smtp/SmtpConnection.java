package dev.paperboy.chat.email.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An open connection to the mail server, over which one mail at a time is sent. */
final class SmtpConnection extends SMTPTransport {
  private static final int OK = 250;
  private static final int FAILURE = 400;

  private Instant lastUsed;
  private boolean inDoubt;

  private SmtpConnection(Session session, boolean tls, Instant now) {
    super(session, new URLName("smtp", null, -1, null, null, null), "smtp", tls);
    this.lastUsed = now;
  }

  /** Connects and logs in. */
  static SmtpConnection open(Session session, SmtpServer server, Instant now)
      throws MessagingException {
    SmtpConnection connection = new SmtpConnection(session, server.tls(), now);
    if (server.user().isEmpty()) {
      connection.connect(server.host(), server.port(), null, null);
    } else {
      connection.connect(server.host(), server.port(), server.user(), server.password());
    }
    return connection;
  }

  /** Sends a mail to one recipient; returns once the server has taken it. */
  void deliver(MimeMessage message, Address recipient, Instant now) throws MessagingException {
    inDoubt = false;
    lastUsed = now;
    sendMessage(message, new Address[] {recipient});
  }

  /** Returns whether the mail was sent completely, but the server's response was not received. */
  boolean isInDoubt() {
    return inDoubt;
  }

  Instant lastUsed() {
    return lastUsed;
  }

  /** Returns whether it is encrypted. */
  boolean isEncrypted() {
    return isSSL();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    inDoubt = true;
    try {
      super.finishData();
    } finally {
      int code = getLastReturnCode();
      inDoubt = code != OK && code < FAILURE;
    }
  }

  /** Says goodbye if the server still listens, and closes it. */
  @Override
  public synchronized void close() {
    try {
      super.close();
    } catch (MessagingException alreadyClosed) {
      // The socket is closed in any case, and nobody waits for this connection.
    }
  }
}
