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
 * A paper that a channel is to be told of; there is one for each channel and paper, ever.
 *
 * @param key its number in the store
 * @param channel key of the channel
 * @param paper the paper
 * @param poll number of the poll that found it, or hastened it; {@link AlertStore.Draft#NO_POLL}
 *     where a person asked for a paper of before
 * @param batch how it goes out
 * @param state how far it is
 * @param reason why it is held, muted or failed, or was held before people asked for it; {@link
 *     AlertReason#NONE} otherwise
 * @param due not before this moment
 * @param created when it was found
 * @param released when people asked for it; null where it was, or is, to be posted by itself
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

  /** When people asked for it, where they did. */
  public Optional<Instant> askedFor() {
    return Optional.ofNullable(released);
  }

  /** Whether it is there only because people asked for papers of before. */
  public boolean isBackfilled() {
    return poll == AlertStore.Draft.NO_POLL;
  }

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
