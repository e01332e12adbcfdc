package dev.paperboy.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server listens, and who may access it.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param port 0 for any free port
 * @param allowedHosts further names under which users reach it, for example behind a proxy
 * @param token the required token; empty for none, which is allowed only on a loopback address
 */
public record WebSettings(String host, int port, List<String> allowedHosts, String token) {
  private static final Pattern BIND =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/\\[\\]]+)):(\\d{1,5})");

  /** Requires a token unless the address is loopback. */
  public WebSettings {
    allowedHosts = allowedHosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    if (token.isEmpty() && !HostNames.isLoopback(host)) {
      throw new IllegalArgumentException(
          host
              + " can be reached from other machines, so the console needs a token:"
              + " set console.token, or bind to 127.0.0.1");
    }
  }

  /**
   * Parses an address such as {@code 127.0.0.1:8080} or {@code [::1]:8080}.
   *
   * @throws IllegalArgumentException if it is invalid, or a token is missing
   */
  public static WebSettings of(String bind, List<String> allowedHosts, String token) {
    Matcher matcher = BIND.matcher(bind.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an address is a host and a port such as 127.0.0.1:8080, not \"" + bind + "\"");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new WebSettings(host, Integer.parseInt(matcher.group(3)), allowedHosts, token);
  }

  /** Returns everything but the token. */
  @Override
  public String toString() {
    return "WebSettings["
        + HostNames.written(host, port)
        + ", token "
        + (token.isEmpty() ? "none" : "set")
        + "]";
  }
}
