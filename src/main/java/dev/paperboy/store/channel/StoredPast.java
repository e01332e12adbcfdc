package dev.paperboy.store.channel;

import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.Optional;

/** How a subscription stood at a moment that is over. */
public sealed interface StoredPast {

  /**
   * It was there.
   *
   * @param pause why it rested then; empty where it was active
   */
  record There(Wish wish, Optional<Pause> pause) implements StoredPast {
    /** Whether papers were matched against it. */
    public boolean isActive() {
      return pause.isEmpty();
    }
  }

  /** It was not made yet, or removed already. */
  record NotThere() implements StoredPast {}

  /** Changes were not remembered at that time. */
  record Unknown() implements StoredPast {}
}
