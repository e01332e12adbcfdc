package dev.paperboy.app.settings.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen at.
 *
 * @param host a name or a number, an IPv6 one without brackets
 * @param port 0 to 65535; 0 takes any free one
 */
public record BindAddress(String host, int port) {

  private static final Pattern SHAPE =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+)):([0-9]{1,5})");
  private static final Pattern LOOPBACK_NUMBER =
      Pattern.compile("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");

  /** Rejects a port that does not exist. */
  public BindAddress {
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
  }

  /**
   * Reads {@code host:port}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static BindAddress parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      String port = text.replaceFirst("^:", "");
      String example = port.matches("[0-9]{1,5}") ? "127.0.0.1:" + port : "127.0.0.1:8080";
      throw new IllegalArgumentException("it must be a host and a port, like " + example);
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new BindAddress(host, Integer.parseInt(matcher.group(3)));
  }

  /**
   * Returns whether only this machine can reach it. Names other than {@code localhost} are not
   * looked up.
   */
  public boolean isLoopback() {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equals("::1")
        || LOOPBACK_NUMBER.matcher(host).matches();
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
