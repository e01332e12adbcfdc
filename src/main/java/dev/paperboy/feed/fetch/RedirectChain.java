package dev.paperboy.feed.fetch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The state of a redirect chain: cookies, which are returned only to the server that set them and
 * discarded at the end; the user and password of the first address, which are sent only to its own
 * server; and whether a public server has responded. For one fetch, whose requests are sequential.
 */
final class RedirectChain implements CookieJar {

  private static final int MOST_COOKIES = 50;

  private final FetchAddress first;
  private final InstantSource clock;
  private final List<SetCookie> cookies = new ArrayList<>();
  private boolean isPublic;

  /** Creates a chain that begins at this address. */
  RedirectChain(FetchAddress first, InstantSource clock) {
    this.first = first;
    this.clock = clock;
  }

  private record SetCookie(Cookie cookie, HttpUrl by) {

    boolean isReplacedBy(Cookie other) {
      return cookie.name().equals(other.name())
          && cookie.domain().equals(other.domain())
          && cookie.path().equals(other.path());
    }

    /** Cookies ignore ports, but another port may belong to somebody else. */
    boolean goesTo(HttpUrl url) {
      boolean samePort = url.port() == by.port() || (isUsual(url) && isUsual(by));
      return samePort && cookie.matches(url);
    }

    private static boolean isUsual(HttpUrl url) {
      return url.port() == HttpUrl.defaultPort(url.scheme());
    }
  }

  /** Returns the first address. */
  FetchAddress first() {
    return first;
  }

  /** Returns the credentials for an address; "" if there are none. */
  String authorization(FetchAddress address) {
    return address.isOnServerOf(first) ? first.authorization() : "";
  }

  /**
   * Returns advice about an address that denies access, to be appended to the reason; may be empty.
   */
  String advice(FetchAddress address, int status) {
    if (first.authorization().isEmpty()) {
      return status == 401
          ? "; it requires a user and password: write them before the host,"
              + " https://USER:PASSWORD@host"
          : "";
    }
    return authorization(address).isEmpty()
        ? "; the user and password go to the server of "
            + first
            + " only: if that address has moved, write the new one in the configuration"
        : "; check the user and password in its address";
  }

  /**
   * Returns whether a public server has responded; after that, only public servers are contacted.
   */
  boolean isPublic() {
    return isPublic;
  }

  /** Records that a server responded. */
  void answered(boolean byPublicServer) {
    isPublic |= byPublicServer;
  }

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> set) {
    for (Cookie cookie : set) {
      cookies.removeIf(known -> known.isReplacedBy(cookie));
      boolean expired = cookie.persistent() && cookie.expiresAt() <= clock.millis();
      if (!expired && cookies.size() < MOST_COOKIES) {
        cookies.add(new SetCookie(cookie, url));
      }
    }
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    return cookies.stream().filter(set -> set.goesTo(url)).map(SetCookie::cookie).toList();
  }
}
