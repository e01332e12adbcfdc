package dev.paperboy.store.channel;

import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.HistoryStore.What;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import dev.paperboy.subscription.WrittenSubscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes subscriptions and records each change in the same transaction. A request that changes
 * nothing is not recorded.
 */
public final class SubscriptionChanges {
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final SilenceStore silences = new SilenceStore();
  private final HistoryStore history = new HistoryStore();

  /** Adds a subscription with the next number in its channel. */
  public Subscription add(Transaction transaction, long channel, Wish wish, Actor by, Instant now) {
    Subscription added = subscriptions.add(transaction, channel, wish, by.name(), by.id(), now);
    history.subscription(transaction, added, What.SUBSCRIBED, by, Map.of(), written(added), now);
    return added;
  }

  /** Changes a subscription's request. */
  public void change(
      Transaction transaction, Subscription subscription, Wish wish, Actor by, Instant now) {
    if (!subscription.wish().equals(wish)) {
      subscriptions.change(transaction, subscription.key(), wish);
      changed(transaction, subscription, What.CHANGED, by, now);
    }
  }

  /** Pauses a subscription, or resumes it if the pause is null. */
  public void pause(
      Transaction transaction,
      Subscription subscription,
      @Nullable Pause pause,
      Actor by,
      Instant now) {
    if (!Objects.equals(subscription.pause(), pause)) {
      subscriptions.pause(transaction, subscription.key(), pause);
      changed(transaction, subscription, pause == null ? What.RESUMED : What.PAUSED, by, now);
    }
  }

  /** Resumes the subscriptions whose pause has expired. */
  public void wake(Transaction transaction, Instant now) {
    history.begin(transaction, now);
    List<Subscription> rested = subscriptions.rested(transaction, now);
    if (subscriptions.wake(transaction, now)) {
      Actor by = Actor.program("its pause ended");
      rested.forEach(one -> changed(transaction, one, What.RESUMED, by, now));
    }
  }

  /** Removes a subscription. */
  public void remove(Transaction transaction, Subscription subscription, Actor by, Instant now) {
    subscriptions.remove(transaction, subscription.key(), now);
    history.subscription(
        transaction, subscription, What.REMOVED, by, written(subscription), Map.of(), now);
  }

  /** Records the file that declares a subscription; empty if none does. */
  public void declare(
      Transaction transaction, Subscription subscription, String file, Actor by, Instant now) {
    if (!subscription.declared().equals(file)) {
      subscriptions.declare(transaction, subscription.key(), file);
      What what = file.isEmpty() ? What.RELEASED : What.DECLARED;
      Map<String, String> stays = written(subscription);
      history.subscription(transaction, subscription, what, by, stays, stays, now);
    }
  }

  private void changed(
      Transaction transaction, Subscription before, What what, Actor by, Instant now) {
    Subscription after = subscriptions.get(transaction, before.key());
    silences.end(transaction, before.key(), now);
    history.subscription(transaction, after, what, by, written(before), written(after), now);
  }

  private static Map<String, String> written(Subscription subscription) {
    return WrittenSubscription.of(subscription.wish(), subscription.pause());
  }
}
