package dev.paperboy.site.feed;

import dev.paperboy.site.SitePaths;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a feed is.
 *
 * @param base where readers reach the pages, without a trailing slash
 * @param path the path of the feed, without the ending of the format
 * @param query its query; empty for none
 * @param format its format
 */
record FeedAddress(String base, String path, String query, FeedFormat format) {

  /**
   * Returns where readers reach the pages.
   *
   * @param configured the configured address; if empty, that of the request, whose host was checked
   */
  static String base(Context ctx, Optional<URI> configured) {
    String proxy = Objects.requireNonNullElse(ctx.header("X-Forwarded-Proto"), "");
    String scheme = proxy.equalsIgnoreCase("https") ? "https" : ctx.scheme();
    return configured.map(URI::toString).orElseGet(() -> scheme + "://" + ctx.header("Host"));
  }

  /** Returns the address of the feed itself. */
  String whole() {
    return base + path + format.ending() + query;
  }

  /** Returns the address of a page of the feed. */
  String with(String name, String value) {
    return whole() + (query.isEmpty() ? "?" : "&") + name + "=" + SitePaths.parameter(value);
  }
}
