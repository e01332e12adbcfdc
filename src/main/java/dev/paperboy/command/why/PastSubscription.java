package dev.paperboy.command.why;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.HistoryStore;
import dev.paperboy.store.channel.StoredPast;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.util.Optional;

/**
 * Determines the state of a subscription at a past moment: from the history of changes, or, before
 * the history begins, from its creation time and current pause, which is assumed to have lasted
 * since.
 */
final class PastSubscription {
  private final HistoryStore history = new HistoryStore();

  /** Returns the state at a moment. */
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
   * A past state of a subscription.
   *
   * @param query its query; empty if it is not known
   */
  record Then(State state, Optional<String> query) {}

  /** The states of a subscription. */
  enum State {
    /** It did not exist yet. */
    NOT_MADE,
    /** It existed and was active. */
    ACTIVE,
    /** It was paused. */
    PAUSED,
    /** It existed; whether it was active is not known. */
    UNKNOWN
  }
}
