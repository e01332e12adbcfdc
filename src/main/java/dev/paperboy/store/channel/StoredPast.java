package dev.paperboy.store.channel;

import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.Optional;

/** The state of a subscription at an instant in the past. */
public sealed interface StoredPast {

  /**
   * It existed.
   *
   * @param pause why it was paused; empty if it was active
   */
  record There(Wish wish, Optional<Pause> pause) implements StoredPast {
    /** Returns whether papers were matched against it. */
    public boolean isActive() {
      return pause.isEmpty();
    }
  }

  /** It was not created yet, or already removed. */
  record NotThere() implements StoredPast {}

  /** Changes were not recorded at that time. */
  record Unknown() implements StoredPast {}
}
