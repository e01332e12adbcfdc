package dev.paperboy.command.why;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.HistoryStore;
import dev.paperboy.store.channel.StoredPast;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells the state of a subscription at a moment in the past: from the memory of changes, and where
 * that does not reach, from what the subscription itself shows, which is when it was made and that
 * it is paused at present, which counts as having been paused since.
 */
final class PastSubscription {
  private final HistoryStore history = new HistoryStore();

  /** Its state. */
  Then at(Transaction transaction, Subscription subscription, Instant moment) {
    StoredPast past = history.at(transaction, subscription, moment);
    if (past instanceof StoredPast.There there) {
      State state = there.isActive() ? State.ACTIVE : State.PAUSED;
      return new Then(state, Optional.of(there.wish()).map(Wish::query));
    }
    if (past instanceof StoredPast.NotThere
        || moment.isBefore(subscription.history().createdAt())) {
      return new Then(State.NOT_MADE, Optional.empty());
    }
    State state = subscription.paused().isPresent() ? State.PAUSED : State.UNKNOWN;
    return new Then(state, Optional.empty());
  }

  /**
   * The state of a subscription in the past.
   *
   * @param query what it asked for; empty where that is not known
   */
  record Then(State state, Optional<String> query) {}

  /** The states of a subscription. */
  enum State {
    /** It was not made yet. */
    NOT_MADE,
    /** It was there and active. */
    ACTIVE,
    /** It rested. */
    PAUSED,
    /** It was there; whether it was active is not known. */
    UNKNOWN
  }
}
