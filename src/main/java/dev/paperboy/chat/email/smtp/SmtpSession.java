package dev.paperboy.chat.email.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** The settings of connections to one mail server. Thread-safe. */
final class SmtpSession {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** A server may scan a mail before it responds; RFC 5321 allows more. */
  private static final Duration RESPONDING = Duration.ofMinutes(2);

  private final SmtpServer server;
  private final Session session;

  /**
   * Creates settings.
   *
   * @param name the name by which this program introduces itself
   * @param trust checks certificates; empty for the certificate authorities of Java
   */
  SmtpSession(SmtpServer server, String name, Optional<SSLSocketFactory> trust) {
    this.server = server;
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.localhost", name);
    properties.setProperty("mail.smtp.connectiontimeout", millis(CONNECTING));
    properties.setProperty("mail.smtp.timeout", millis(RESPONDING));
    properties.setProperty("mail.smtp.writetimeout", millis(RESPONDING));
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(!server.tls()));
    properties.setProperty(
        "mail.smtp.starttls.required", String.valueOf(!server.tls() && server.requiresTls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    trust.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
    if (!server.tls() && server.isLoopback() && trust.isEmpty()) {
      // A mail server of this machine usually signs its own certificate, and nobody is in between.
      properties.setProperty("mail.smtp.ssl.trust", "*");
      properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
    }
    this.session = Session.getInstance(properties);
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  Session session() {
    return session;
  }

  SmtpConnection connect(Instant now) throws MessagingException {
    return SmtpConnection.open(session, server, now);
  }
}
