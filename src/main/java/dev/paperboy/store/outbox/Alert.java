package dev.paperboy.store.outbox;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * A paper to be announced in a channel; at most one for each channel and paper, ever.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param paper the paper
 * @param poll number of the poll that found or hastened it; {@link AlertStore.Draft#NO_POLL} if a
 *     person requested an earlier paper
 * @param batch how it is delivered
 * @param state its delivery state
 * @param reason why it is held, muted or failed, or was held before people requested it; {@link
 *     AlertReason#NONE} otherwise
 * @param due the earliest delivery time
 * @param created when it was found
 * @param released when people requested it; null if it is delivered without a request
 */
public record Alert(
    @ColumnName("number") long key,
    long channel,
    PaperId paper,
    long poll,
    Batch batch,
    State state,
    AlertReason reason,
    Instant due,
    Instant created,
    @Nullable Instant released) {

  /** Returns when people requested it, if they did. */
  public Optional<Instant> askedFor() {
    return Optional.ofNullable(released);
  }

  /** Returns whether it exists only because people requested earlier papers. */
  public boolean isBackfilled() {
    return poll == AlertStore.Draft.NO_POLL;
  }

  /** The ways of delivery. */
  public enum Batch {
    /** As soon as it is due, together with other alerts that are due. */
    INSTANT,
    /** In a digest. */
    DIGEST
  }

  /** The delivery states. */
  public enum State {
    /** It will be sent. */
    PENDING,
    /** It was sent. */
    SENT,
    /** It is not posted by itself, but the channel is told how to see it. */
    HELD,
    /** The platform rejected it permanently. */
    FAILED,
    /**
     * It is not posted, because the channel muted a topic, author, category or paper that matches
     * it.
     */
    MUTED
  }

  /**
   * A subscription that matched the paper.
   *
   * @param subscription the subscription, as it is now
   * @param evidence the words that matched, and where
   */
  public record Cause(Subscription subscription, List<Evidence> evidence) {}
}
