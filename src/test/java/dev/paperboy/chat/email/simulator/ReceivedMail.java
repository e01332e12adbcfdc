package dev.paperboy.chat.email.simulator;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A mail that a server has taken.
 *
 * @param recipient as named by RCPT
 * @param source as it was sent, each byte one character, lines ended by CR and LF
 */
public record ReceivedMail(String recipient, String source) {

  /** Returns the mail, parsed. */
  public MimeMessage parsed() {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** Returns the value of a header on one line; fails if there is not exactly one. */
  public String header(String name) {
    try {
      String[] values = parsed().getHeader(name);
      if (values == null || values.length != 1) {
        throw new AssertionError("not exactly one header " + name);
      }
      return values[0].replaceAll("\\r\\n(?=[ \\t])", "");
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
