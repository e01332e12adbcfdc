package dev.paperboy.store;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Evidence;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.List;

/**
 * A paper that a channel is to be told of; there is one for each channel and paper, ever.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param paper the paper
 * @param batch how it goes out
 * @param state how far it is
 * @param reason why it is held, muted or failed, or was held before people asked for it; empty
 *     otherwise
 * @param due not before this moment
 * @param created when it was found
 */
public record Alert(
    long key,
    long channel,
    PaperId paper,
    Batch batch,
    State state,
    String reason,
    Instant due,
    Instant created) {

  /** The ways out. */
  public enum Batch {
    /** As soon as it is due, with what else is due then. */
    INSTANT,
    /** In a digest. */
    DIGEST
  }

  /** How far an alert can be. */
  public enum State {
    /** It will be sent. */
    PENDING,
    /** It was sent. */
    SENT,
    /** It is not posted by itself, but people of the channel are told how to see it. */
    HELD,
    /** The platform refused it for good. */
    FAILED,
    /** It is not posted, because people of the channel muted what it is about. */
    MUTED
  }

  /**
   * What asked for the paper.
   *
   * @param subscription the subscription, as it is now
   * @param evidence which words, where
   */
  public record Cause(Subscription subscription, List<Evidence> evidence) {}
}
