package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage;
import java.util.List;
import java.util.Optional;

/**
 * A request to fetch a document.
 *
 * @param address an http or https address
 * @param content the expected kind of content
 * @param known validators of the known version
 * @param gate the rate limiter of the host
 * @param patience the retry policy
 * @param trusted the only servers that are contacted although they are not on the public network;
 *     empty if the operator chose the address, so that its server may be anywhere
 */
public record FetchRequest(
    FetchAddress address,
    ContentKind content,
    Optional<FeedPage.Validators> known,
    HostRateLimiter gate,
    RetryPolicy patience,
    Optional<List<FetchAddress>> trusted) {

  /** Copies the list. */
  public FetchRequest {
    trusted = trusted.map(List::copyOf);
  }

  /** Creates a request to an address that the operator chose. */
  public FetchRequest(
      FetchAddress address,
      ContentKind content,
      Optional<FeedPage.Validators> known,
      HostRateLimiter gate,
      RetryPolicy patience) {
    this(address, content, known, gate, patience, Optional.empty());
  }

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

  /**
   * Returns a request for a picture that a document names, with a single attempt.
   *
   * @param trusted where the document is from: only there may a server that is not public be
   *     contacted
   */
  public static FetchRequest picture(
      FetchAddress address, HostRateLimiter gate, List<FetchAddress> trusted) {
    return new FetchRequest(
        address,
        ContentKind.PICTURE,
        Optional.empty(),
        gate,
        RetryPolicy.NONE,
        Optional.of(trusted));
  }

  /** Returns whether a server may be contacted only if it is public. */
  boolean isForPublicOnly(FetchAddress hop) {
    return trusted.isPresent() && trusted.get().stream().noneMatch(hop::isOnServerOf);
  }
}
