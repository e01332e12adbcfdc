package dev.paperboy.command;

import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;

/**
 * What a subscription itself shows of its past: when it was made, and that it rests at present,
 * which counts as having rested since. Earlier queries and pauses leave no trace on it.
 */
final class TracedPast implements SubscriptionPast {

  @Override
  public Then at(Transaction transaction, Subscription subscription, Instant moment) {
    if (moment.isBefore(subscription.history().createdAt())) {
      return new Then(State.NOT_MADE, Optional.empty());
    }
    State state = subscription.paused().isPresent() ? State.PAUSED : State.UNKNOWN;
    return new Then(state, Optional.empty());
  }
}
