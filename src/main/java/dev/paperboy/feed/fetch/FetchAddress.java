package dev.paperboy.feed.fetch;

import dev.paperboy.paper.WebAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * A web address that documents are fetched from, read as browsers read addresses. A user and
 * password in it are kept apart: they are sent to its own server and shown nowhere. As a text it is
 * safe to show: scheme, host, port and path, without the query, where keys are. Immutable.
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
   * The address that was written.
   *
   * @throws IllegalArgumentException when it is not http or https, or names no host; the message
   *     does not tell the address
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
   * The address of this path, and query, on this server, below the path of this address. A query of
   * its own stays, since that may be a key.
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

  /** Where a reference leads that a document at this address makes; empty where to no web page. */
  Optional<HttpUrl> resolve(String reference) {
    return WebAddress.resolve(url, reference);
  }

  /**
   * What relative addresses in a document from here are relative to; keys in the query stay out.
   */
  public HttpUrl base() {
    return url.newBuilder().query(null).build();
  }

  /** Whether it is on the same server: scheme, host and port are the same. */
  boolean isOnServerOf(FetchAddress other) {
    return url.scheme().equals(other.url.scheme())
        && url.host().equals(other.url.host())
        && url.port() == other.url.port();
  }

  /**
   * The user and password as the header {@code Authorization} has them; "" where there are none.
   */
  String authorization() {
    return authorization;
  }

  /** The address as it is asked, without user and password. Its query may hold secrets. */
  HttpUrl url() {
    return url;
  }

  /**
   * What the address is known by, without user and password. Its query may hold secrets: not to be
   * shown or stored as it is.
   */
  public String key() {
    return url.toString();
  }

  /** The host, without brackets. */
  String host() {
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

  /** Scheme, host, port and path. */
  @Override
  public String toString() {
    return url.newBuilder().query(null).build().toString();
  }
}
