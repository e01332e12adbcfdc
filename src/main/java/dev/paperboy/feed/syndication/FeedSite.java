package dev.paperboy.feed.syndication;

import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.paper.WebAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The web site of a feed.
 *
 * @param domains the domains of the feed's address and of its home page
 */
record FeedSite(Set<String> domains) {

  /** Returns the site of a feed at this address with this home page, if any. */
  static FeedSite of(FetchAddress address, @Nullable String ownPage) {
    String page = Objects.requireNonNullElse(ownPage, "");
    return new FeedSite(
        Stream.concat(Stream.of(address.base()), WebAddress.resolve(address.base(), page).stream())
            .map(FeedSite::domain)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Returns whether an address is on the site. */
  boolean holds(String address) {
    return WebAddress.parse(address).map(FeedSite::domain).filter(domains::contains).isPresent();
  }

  /**
   * Returns the registrable domain, so that feeds.example.co.uk and www.example.co.uk are equal.
   */
  private static String domain(HttpUrl url) {
    return Optional.ofNullable(url.topPrivateDomain()).orElse(url.host());
  }
}
