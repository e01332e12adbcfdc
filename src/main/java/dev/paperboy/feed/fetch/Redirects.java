package dev.paperboy.feed.fetch;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Decides which redirects are followed: to the web, never from https to http, never into a local
 * network.
 */
final class Redirects {

  private Redirects() {}

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** The decision about a redirect. */
  sealed interface Step {}

  /** The redirect is followed. */
  record Follow(FetchAddress target) implements Step {}

  /**
   * The redirect is not followed.
   *
   * @param reason completes "redirects to …"
   */
  record Refuse(String reason) implements Step {}

  /**
   * Decides about a redirect.
   *
   * @param location as the server sent it
   * @param fromPublic whether a public server has redirected so far
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
