package dev.paperboy.feed.fetch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * What is carried from one request to the next where a server redirects: its cookies, which go back
 * to the server that set them and are forgotten at the end, the user and password of the first
 * address, which go to its own server only, and whether a public server has responded. Used by one
 * fetch, whose requests follow one another.
 */
final class RedirectChain implements CookieJar {

  private static final int MOST_COOKIES = 50;

  private final FetchAddress first;
  private final InstantSource clock;
  private final List<SetCookie> cookies = new ArrayList<>();
  private boolean isPublic;

  /** A chain that begins at this address. */
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

    /** Cookies know no ports; but who runs another port here need not be the one who set it. */
    boolean goesTo(HttpUrl url) {
      boolean samePort = url.port() == by.port() || (isUsual(url) && isUsual(by));
      return samePort && cookie.matches(url);
    }

    private static boolean isUsual(HttpUrl url) {
      return url.port() == HttpUrl.defaultPort(url.scheme());
    }
  }

  /** Where the chain began. */
  FetchAddress first() {
    return first;
  }

  /** What this address is sent to log in; "" for nothing. */
  String authorization(FetchAddress address) {
    return address.isOnServerOf(first) ? first.authorization() : "";
  }

  /** What to do about an address that refuses access, to follow the reason; may be empty. */
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

  /** Whether a public server has responded: from there on, only public ones are asked. */
  boolean isPublic() {
    return isPublic;
  }

  /** Notes that a server responded. */
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
