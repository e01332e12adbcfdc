package dev.paperboy.command;

import dev.paperboy.store.Transaction;
import dev.paperboy.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;

/** Tells how a subscription stood at a moment in the past, as far as that is known. */
interface SubscriptionPast {

  /** How it stood. */
  Then at(Transaction transaction, Subscription subscription, Instant moment);

  /**
   * How a subscription stood.
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
