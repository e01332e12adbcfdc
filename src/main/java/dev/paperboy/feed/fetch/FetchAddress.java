package dev.paperboy.feed.fetch;

import dev.paperboy.paper.WebAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * A web address to fetch documents from, parsed as browsers do. A user and password in it are kept
 * separately: they are sent only to its own server and never shown. {@code toString} is safe to
 * show: scheme, host, port and path, without the query, which may contain keys. Immutable.
 */
public final class FetchAddress {

  private static final Pattern BEGINNING =
      Pattern.compile("https?://[^/]", Pattern.CASE_INSENSITIVE);

  private final HttpUrl url;
  private final String authorization;

  private FetchAddress(HttpUrl url, String authorization) {
    this.url = url;
    this.authorization = authorization;
  }

  /**
   * Parses an address.
   *
   * @throws IllegalArgumentException if it is not http or https, or has no host; the message does
   *     not contain the address
   */
  public static FetchAddress of(String written) {
    HttpUrl read = WebAddress.parse(written).orElseThrow(() -> mistake(written));
    HttpUrl bare = read.newBuilder().username("").password("").fragment(null).build();
    boolean anonymous = read.username().isEmpty() && read.password().isEmpty();
    return new FetchAddress(
        bare,
        anonymous
            ? ""
            : Credentials.basic(read.username(), read.password(), StandardCharsets.UTF_8));
  }

  private static IllegalArgumentException mistake(String written) {
    return new IllegalArgumentException(
        BEGINNING.matcher(written.strip()).lookingAt()
            ? "it is not a web address: check its host and port"
            : "it must start with http:// or https:// and name a host");
  }

  /**
   * Returns the address of a path, with an optional query, below this address. The query of this
   * address is kept, since it may be a key.
   */
  public FetchAddress under(String path) {
    int question = path.indexOf('?');
    String base = WebAddress.withoutLastSlashes(url.encodedPath());
    String query = question < 0 ? "" : path.substring(question + 1);
    String own = Objects.requireNonNullElse(url.encodedQuery(), "");
    String both = query.isEmpty() || own.isEmpty() ? query + own : query + "&" + own;
    HttpUrl below =
        url.newBuilder()
            .encodedPath(either(base + (question < 0 ? path : path.substring(0, question)), "/"))
            .encodedQuery(both.isEmpty() ? null : both)
            .build();
    return new FetchAddress(below, authorization);
  }

  private static String either(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /**
   * Resolves a reference in a document at this address; empty if the result is not a web address.
   */
  Optional<HttpUrl> resolve(String reference) {
    return WebAddress.resolve(url, reference);
  }

  /**
   * Returns the base of relative addresses in a document from here, without the query, which may
   * contain keys.
   */
  public HttpUrl base() {
    return url.newBuilder().query(null).build();
  }

  /** Returns whether it is on the same server: scheme, host and port are equal. */
  boolean isOnServerOf(FetchAddress other) {
    return url.scheme().equals(other.url.scheme())
        && url.host().equals(other.url.host())
        && url.port() == other.url.port();
  }

  /** Returns the {@code Authorization} header for the user and password; "" if there are none. */
  String authorization() {
    return authorization;
  }

  /** Returns the address to request, without user and password. Its query may contain secrets. */
  HttpUrl url() {
    return url;
  }

  /**
   * Returns the address as an identifier, without user and password. Its query may contain secrets:
   * it must not be shown or stored unchanged.
   */
  public String key() {
    return url.toString();
  }

  /** Returns the host, without brackets. */
  public String host() {
    return url.host();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FetchAddress that
        && url.equals(that.url)
        && authorization.equals(that.authorization);
  }

  @Override
  public int hashCode() {
    return Objects.hash(url, authorization);
  }

  /** Returns scheme, host, port and path. */
  @Override
  public String toString() {
    return url.newBuilder().query(null).build().toString();
  }
}
