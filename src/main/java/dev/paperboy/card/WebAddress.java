package dev.paperboy.card;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address that a reader can be sent to. Safe for use by several threads. */
public final class WebAddress {
  private WebAddress() {}

  /**
   * The address in ASCII; empty unless it is http or https, names a host and nobody to log in, and
   * is not longer than that.
   */
  public static Optional<String> of(String address, int longest) {
    try {
      URI parsed = new URI(address.strip());
      String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (!web || !hasHost(parsed.getHost()) || parsed.getRawUserInfo() != null) {
        return Optional.empty();
      }
      return Optional.of(parsed.toASCIIString()).filter(ascii -> ascii.length() <= longest);
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean hasHost(@Nullable String host) {
    return host != null && !host.startsWith("[");
  }
}
