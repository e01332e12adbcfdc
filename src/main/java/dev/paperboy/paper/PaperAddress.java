package dev.paperboy.paper;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A normalized web address, without the parts that do not affect the page: scheme, default port,
 * tracking parameters.
 *
 * @param host in lower case
 * @param port with its colon; empty for default ports
 * @param path as written, without trailing slashes
 * @param query as written, without tracking parameters; may be empty
 * @param fragment as written; may be empty
 */
record PaperAddress(String host, String port, String path, String query, String fragment) {
  private static final Pattern WEB =
      Pattern.compile("https?://[^/\\\\].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern HOST_FIRST =
      Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z]{2,}/.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOI_IN_PATH = Pattern.compile("/(10\\.\\d{4,9}/[^\\s?#]+)");

  /** Parses an address; empty if it is not a web address. */
  static Optional<PaperAddress> of(String text) {
    if (!WEB.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text.replace(" ", "%20"));
      if (uri.getHost() != null) {
        return Optional.of(
            of(
                uri.getHost(),
                uri.getPort(),
                uri.getRawPath(),
                uri.getRawQuery(),
                uri.getRawFragment()));
      }
    } catch (URISyntaxException irregular) {
      // Browsers accept more than the standard does.
    }
    return asBrowsersRead(text);
  }

  private static Optional<PaperAddress> asBrowsersRead(String text) {
    return Optional.ofNullable(HttpUrl.parse(text))
        .map(
            url ->
                of(
                    url.host(),
                    url.port(),
                    url.encodedPath(),
                    url.encodedQuery(),
                    url.encodedFragment()));
  }

  private static PaperAddress of(
      String host,
      int port,
      @Nullable String path,
      @Nullable String query,
      @Nullable String fragment) {
    return new PaperAddress(
        host.toLowerCase(Locale.ROOT),
        port < 0 || port == 80 || port == 443 ? "" : ":" + port,
        WebAddress.withoutLastSlashes(Objects.requireNonNullElse(path, "")),
        Arrays.stream(Objects.requireNonNullElse(query, "").split("&", -1))
            .filter(PaperAddress::namesContent)
            .collect(Collectors.joining("&")),
        Objects.requireNonNullElse(fragment, ""));
  }

  /** Parses an address as people write it, which may begin with its host. */
  static Optional<PaperAddress> spelled(String text) {
    return of(HOST_FIRST.matcher(text).matches() ? "https://" + text : text);
  }

  /** Returns whether a text begins like an address. */
  static boolean looksLikeOne(String text) {
    return WEB.matcher(text).matches() || HOST_FIRST.matcher(text).matches();
  }

  private static boolean namesContent(String parameter) {
    String name = URLDecoder.decode(parameter.replace("%", "%25"), StandardCharsets.UTF_8);
    return !name.isEmpty()
        && !name.startsWith("utm_")
        && !name.startsWith("fbclid=")
        && !name.startsWith("gclid=");
  }

  /** Returns the paper whose page or full text is at this address, if the site is known. */
  Optional<PaperReference> paper() {
    return PaperSite.paperAt(host, decoded(path), query);
  }

  /** Returns the id of the page at this address. */
  PaperId page() {
    return new PaperId(
        PaperId.Scheme.URL, "https://" + host + port + path + (query.isEmpty() ? "" : "?" + query));
  }

  /** Returns the id of the section of the page at this address. */
  PaperId place() {
    String page = page().local();
    return new PaperId(PaperId.Scheme.URL, fragment.isEmpty() ? page : page + "#" + fragment);
  }

  /** Returns the ids that older versions of the program may have derived from this address. */
  Set<PaperId> former() {
    Set<PaperId> former = new LinkedHashSet<>();
    former.add(page());
    var doi = DOI_IN_PATH.matcher(decoded(path));
    if (doi.find()) {
      String name = WebAddress.withoutLast(doi.group(1), ".,/").toLowerCase(Locale.ROOT);
      former.add(new PaperId(PaperId.Scheme.DOI, name));
    }
    return former;
  }

  private static String decoded(String path) {
    try {
      String decoded = new URI("https://host" + path).getPath();
      return decoded == null ? path : decoded;
    } catch (URISyntaxException asItIs) {
      return path;
    }
  }
}
