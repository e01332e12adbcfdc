package dev.paperboy.feed.fetch;

import dev.paperboy.feed.FeedPage;
import java.util.Optional;

/**
 * What to fetch, and how.
 *
 * @param address an http or https address
 * @param content what the answer has to be
 * @param known marks of the version that is known already
 * @param gate whose pace is kept
 * @param patience how much trouble the answer is worth
 */
public record FetchRequest(
    Address address,
    Content content,
    Optional<FeedPage.Validators> known,
    Gate gate,
    Patience patience) {

  /** A request on behalf of a poll: patient, and glad to hear that nothing has changed. */
  public static FetchRequest poll(
      Address address, Content content, Optional<FeedPage.Validators> known, Gate gate) {
    return new FetchRequest(address, content, known, gate, Patience.OF_A_POLL);
  }

  /** A request on behalf of a person who waits for the answer. */
  public static FetchRequest lookup(Address address, Content content, Gate gate) {
    return new FetchRequest(address, content, Optional.empty(), gate, Patience.OF_A_PERSON);
  }
}
