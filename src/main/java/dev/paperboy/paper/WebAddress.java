package dev.paperboy.paper;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Parses web addresses as browsers do: with an underscore or letters of any script in the host,
 * with spaces, brackets, a bare percent sign or non-ASCII characters in path and query.
 * Thread-safe.
 */
public final class WebAddress {
  private static final Pattern LEFT_OUT = Pattern.compile("[\\t\\n\\r]");

  private WebAddress() {}

  /** Parses an address; empty if it is not http or https, or has no host. */
  public static Optional<HttpUrl> parse(String written) {
    return Optional.ofNullable(HttpUrl.parse(clean(written)));
  }

  /** Parses an address, which may be relative to the address of the document that contains it. */
  public static Optional<HttpUrl> resolve(HttpUrl base, String written) {
    return Optional.ofNullable(base.resolve(clean(written)));
  }

  /**
   * Returns the address for a link, without user and password: unchanged if it conforms to RFC
   * 3986, otherwise with the offending characters encoded. Empty if it is not http or https, or has
   * no host.
   */
  public static Optional<String> link(String written) {
    String address = clean(written);
    return strict(address).isPresent()
        ? Optional.of(address)
        : parse(address).map(WebAddress::link);
  }

  /** Returns the address for a link, without user and password, in ASCII according to RFC 3986. */
  public static String link(HttpUrl address) {
    return address.newBuilder().username("").password("").build().uri().toASCIIString();
  }

  /**
   * Returns the address in ASCII; empty unless it is http or https, has a host and no credentials,
   * and is within the maximum length. Numeric IPv6 addresses are excluded, since platforms reject
   * them.
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

  /** Returns the text without trailing slashes. */
  public static String withoutLastSlashes(String text) {
    return withoutLast(text, "/");
  }

  /** Returns the text without any of these characters at its end. */
  static String withoutLast(String text, String signs) {
    int end = text.length();
    while (end > 0 && signs.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
