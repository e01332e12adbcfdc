package dev.paperboy.feed.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Which redirects are followed: to the web, never back to plain http, never into a local net. */
final class Redirects {

  private Redirects() {}

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Where the redirect leads; empty when it leads to a place that is not followed. */
  static Optional<URI> follow(URI from, String location) {
    URI target;
    try {
      target = from.resolve(location.strip());
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
    String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    boolean plain = scheme.equals("http") && "http".equalsIgnoreCase(from.getScheme());
    if ((!secure && !plain) || target.getHost() == null || target.getUserInfo() != null) {
      return Optional.empty();
    }
    boolean inward = isLocal(target.getHost()) && !isLocal(from.getHost());
    return inward ? Optional.empty() : Optional.of(target);
  }

  private static boolean isLocal(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || isUniqueLocal(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException leftToTheProxy) {
      return false;
    }
  }

  /** The private addresses of IPv6, fc00::/7 (RFC 4193). */
  private static boolean isUniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
  }
}
