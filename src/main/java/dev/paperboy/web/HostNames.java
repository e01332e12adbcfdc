package dev.paperboy.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the names in {@code Host} and {@code Origin} headers. */
final class HostNames {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/@\\[\\]]+))(?::(\\d{1,5}))?");
  private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/]+)");
  private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private HostNames() {}

  /**
   * Returns the name in a {@code Host} header, in lower case, without port, brackets and trailing
   * dot.
   */
  static Optional<String> name(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
  }

  /** Returns whether the name refers to this machine only. */
  static boolean isLoopback(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || (lower.startsWith("127.") && FOUR_NUMBERS.matcher(lower).matches())
        || lower.equals("::1")
        || lower.equals("0:0:0:0:0:0:0:1");
  }

  /** Returns whether the name is an IP address, which no foreign name server can redirect. */
  static boolean isAddress(String name) {
    return name.contains(":") || FOUR_NUMBERS.matcher(name).matches();
  }

  /** Returns whether a server bound to this host listens on all addresses of the machine. */
  static boolean isEveryAddress(String host) {
    return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
  }

  /** Returns whether a page with this origin was served under this {@code Host}. */
  static boolean isSameOrigin(String origin, String host) {
    Matcher matcher = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return false;
    }
    String usualPort = matcher.group(1).equals("https") ? ":443" : ":80";
    return without(usualPort, matcher.group(2))
        .equals(without(usualPort, host.toLowerCase(Locale.ROOT)));
  }

  /** Returns the address in its usual form. */
  static String written(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static String without(String port, String authority) {
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}
