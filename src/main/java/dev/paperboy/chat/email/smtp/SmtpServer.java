package dev.paperboy.chat.email.smtp;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A mail server's address.
 *
 * @param tls whether the connection is encrypted from its beginning; otherwise STARTTLS is used if
 *     it is offered
 * @param user empty to send without logging in
 */
public record SmtpServer(boolean tls, String host, int port, String user, String password) {

  /**
   * Returns the server of {@code smtp://user:password@host:port} or {@code smtps://…}. Without a
   * port it is 465 for smtps, 587 with a user, and else 25. User and password are percent-decoded.
   *
   * @throws IllegalArgumentException if it is not such an address
   */
  public static SmtpServer of(String url) {
    URI uri = URI.create(url);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("smtps");
    String host = uri.getHost();
    if (host == null || (!tls && !scheme.equals("smtp"))) {
      throw new IllegalArgumentException("not the address of a mail server");
    }
    String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = login.indexOf(':');
    String user = decoded(colon < 0 ? login : login.substring(0, colon));
    String password = colon < 0 ? "" : decoded(login.substring(colon + 1));
    int usual = tls ? 465 : user.isEmpty() ? 25 : 587;
    return new SmtpServer(tls, host, uri.getPort() < 0 ? usual : uri.getPort(), user, password);
  }

  /** Decodes percent-encoding; a plus sign stays one. */
  public static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Returns whether it is this machine, so that nobody can read what is sent to it. */
  boolean isLoopback() {
    return isLoopback(host);
  }

  /** Returns whether a host is this machine. */
  public static boolean isLoopback(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (name.equalsIgnoreCase("localhost")) {
      return true;
    }
    // Only an address is parsed; a name would be looked up.
    if (!name.matches("[0-9.]+|.*:.*")) {
      return false;
    }
    try {
      return InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  /** Returns whether it must not be talked to without encryption: a password is sent to it. */
  boolean requiresTls() {
    return !user.isEmpty() && !isLoopback();
  }

  /** Returns host and port; without user and password. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
