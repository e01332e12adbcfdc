package dev.paperboy.chat.discord.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address that Discord accepts in a link. */
final class WebLink {
  /** The longest address of an embed that JDA lets through. */
  static final int IN_EMBED = 2000;

  /** The longest address of a link button. */
  static final int ON_BUTTON = 512;

  private WebLink() {}

  /**
   * The address in ASCII; empty unless it is http or https, names a host and nobody to log in, and
   * is not longer than that.
   */
  static Optional<String> of(String address, int longest) {
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

  /** A link with a text of ours, for a place that knows markdown; empty where there is none. */
  static Optional<String> masked(String label, String address, int longest) {
    return of(address, longest)
        .map(link -> link.replace("(", "%28").replace(")", "%29"))
        .filter(link -> link.length() <= longest)
        .map(link -> "[" + label + "](" + link + ")");
  }
}
