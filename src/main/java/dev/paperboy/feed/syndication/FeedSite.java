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
 * The site that a feed belongs to.
 *
 * @param domains of the feed's address and of the page that it names as its own
 */
record FeedSite(Set<String> domains) {

  /** The site of a feed at this address that names this page, if any, as its own. */
  static FeedSite of(FetchAddress address, @Nullable String ownPage) {
    String page = Objects.requireNonNullElse(ownPage, "");
    return new FeedSite(
        Stream.concat(Stream.of(address.base()), WebAddress.resolve(address.base(), page).stream())
            .map(FeedSite::domain)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether an address is on the site. */
  boolean holds(String address) {
    return WebAddress.parse(address).map(FeedSite::domain).filter(domains::contains).isPresent();
  }

  /** What somebody has registered, so that feeds.example.co.uk and www.example.co.uk are one. */
  private static String domain(HttpUrl url) {
    return Optional.ofNullable(url.topPrivateDomain()).orElse(url.host());
  }
}
