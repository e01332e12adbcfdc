package dev.paperboy.feed.fetch;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Which redirects are followed: to the web, never back to plain http, never into a local net. */
final class Redirects {

  private Redirects() {}

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Where a redirect leads, or why it is not followed. */
  sealed interface Step {}

  /** It is followed. */
  record Follow(FetchAddress target) implements Step {}

  /**
   * It is not.
   *
   * @param reason completes "redirects to …"
   */
  record Refuse(String reason) implements Step {}

  /**
   * Judges a redirect.
   *
   * @param location as the server wrote it
   * @param fromPublic whether a public server has redirected, now or before
   */
  static Step follow(FetchAddress from, String location, boolean fromPublic) {
    Optional<HttpUrl> found = from.resolve(location);
    if (found.isEmpty()) {
      return new Refuse("something that is not a web address, which is not followed");
    }
    HttpUrl url = found.get();
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      return new Refuse("an address with a user in it, which is not followed");
    }
    FetchAddress target = FetchAddress.of(url.toString());
    if (from.url().isHttps() && !url.isHttps()) {
      return refuse(
          target.toString(), "its connection is not encrypted, as that of the first address is");
    }
    if (fromPublic && PublicNetwork.leavesOut(url.host())) {
      return refuse(target.toString(), "it is not on the public network");
    }
    return new Follow(target);
  }

  private static Refuse refuse(String where, String why) {
    return new Refuse(where + ", which is not followed: " + why);
  }
}
