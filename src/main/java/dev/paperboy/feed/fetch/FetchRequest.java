package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage;
import java.util.Optional;

/**
 * A request to fetch a document.
 *
 * @param address an http or https address
 * @param content the expected kind of content
 * @param known validators of the known version
 * @param gate the rate limiter of the host
 * @param patience the retry policy
 */
public record FetchRequest(
    FetchAddress address,
    ContentKind content,
    Optional<FeedPage.Validators> known,
    HostRateLimiter gate,
    RetryPolicy patience) {

  /** Returns a conditional request on behalf of a poll, with its retry policy. */
  public static FetchRequest poll(
      FetchAddress address,
      ContentKind content,
      Optional<FeedPage.Validators> known,
      HostRateLimiter gate) {
    return new FetchRequest(address, content, known, gate, RetryPolicy.OF_A_POLL);
  }

  /** Returns a request on behalf of a person who is waiting. */
  public static FetchRequest lookup(
      FetchAddress address, ContentKind content, HostRateLimiter gate) {
    return new FetchRequest(address, content, Optional.empty(), gate, RetryPolicy.OF_A_PERSON);
  }
}
