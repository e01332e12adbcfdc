package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage;
import java.util.Optional;

/**
 * What to fetch, and how.
 *
 * @param address an http or https address
 * @param content what the response has to be
 * @param known marks of the version that is known already
 * @param gate whose pace is kept
 * @param patience how many attempts the response is worth
 */
public record FetchRequest(
    FetchAddress address,
    ContentKind content,
    Optional<FeedPage.Validators> known,
    HostRateLimiter gate,
    RetryPolicy patience) {

  /** A request on behalf of a poll: patient, and glad to hear that nothing has changed. */
  public static FetchRequest poll(
      FetchAddress address,
      ContentKind content,
      Optional<FeedPage.Validators> known,
      HostRateLimiter gate) {
    return new FetchRequest(address, content, known, gate, RetryPolicy.OF_A_POLL);
  }

  /** A request on behalf of a person who waits for the response. */
  public static FetchRequest lookup(
      FetchAddress address, ContentKind content, HostRateLimiter gate) {
    return new FetchRequest(address, content, Optional.empty(), gate, RetryPolicy.OF_A_PERSON);
  }
}
