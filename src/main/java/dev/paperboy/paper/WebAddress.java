package dev.paperboy.paper;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Web addresses, read as browsers read them: with an underscore or letters of any script in the
 * host, with spaces, brackets, a bare percent sign or non-ASCII in path and query. Safe for use by
 * several threads.
 */
public final class WebAddress {
  private static final Pattern LEFT_OUT = Pattern.compile("[\\t\\n\\r]");

  private WebAddress() {}

  /** The address that was written; empty where it is not http or https, or names no host. */
  public static Optional<HttpUrl> parse(String written) {
    return Optional.ofNullable(HttpUrl.parse(clean(written)));
  }

  /** The address that was written in a document of this address, where it may be relative. */
  public static Optional<HttpUrl> resolve(HttpUrl base, String written) {
    return Optional.ofNullable(base.resolve(clean(written)));
  }

  /**
   * The address for a link, without a user and password: as it was written where that follows RFC
   * 3986, else with what does not encoded. Empty where it is not http or https, or names no host.
   */
  public static Optional<String> link(String written) {
    String address = clean(written);
    return strict(address).isPresent()
        ? Optional.of(address)
        : parse(address).map(WebAddress::link);
  }

  /** The address for a link, without a user and password, in ASCII as RFC 3986 wants it. */
  public static String link(HttpUrl address) {
    return address.newBuilder().username("").password("").build().uri().toASCIIString();
  }

  /**
   * The address in ASCII; empty unless it is http or https, names a host and nobody to log in, and
   * is not longer than that. An address of IPv6 in numbers is left out: platforms refuse it.
   */
  public static Optional<String> of(String address, int longest) {
    return parse(address)
        .filter(url -> url.username().isEmpty() && url.password().isEmpty())
        .filter(url -> url.host().indexOf(':') < 0)
        .map(url -> strict(clean(address)).map(URI::toASCIIString).orElseGet(() -> link(url)))
        .filter(ascii -> ascii.length() <= longest);
  }

  private static String clean(String written) {
    int start = 0;
    int end = written.length();
    while (start < end && isBlank(written.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(written.charAt(end - 1))) {
      end--;
    }
    return LEFT_OUT.matcher(written.substring(start, end)).replaceAll("");
  }

  private static boolean isBlank(char character) {
    return character <= ' '
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character);
  }

  private static Optional<URI> strict(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException looselyWritten) {
      return Optional.empty();
    }
  }

  /** The text without the slashes at its end. */
  public static String withoutLastSlashes(String text) {
    return withoutLast(text, "/");
  }

  /** The text without the signs of these at its end. */
  static String withoutLast(String text, String signs) {
    int end = text.length();
    while (end > 0 && signs.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
