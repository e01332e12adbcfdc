package dev.paperboy.command.subscription;

import dev.paperboy.command.Command;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Subscription;
import java.util.Optional;

/** Finds a channel's subscription by its number, with or without a #. */
public final class NumberedSubscription {
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  public Optional<Subscription> find(Transaction transaction, Command.Call call, String typed) {
    String digits = typed.startsWith("#") ? typed.substring(1) : typed;
    if (!digits.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return subscriptions.find(transaction, call.channel().key(), Integer.parseInt(digits));
  }

  /** Returns the subscriptions that a number, or {@code all}, chooses. */
  ChosenSubscriptions choose(Transaction transaction, Command.Call call, String typed) {
    return ChosenSubscriptions.of(
        typed.equalsIgnoreCase("all")
            ? subscriptions.of(transaction, call.channel().key())
            : find(transaction, call, typed).stream().toList());
  }

  /** Returns the reply to a number, or {@code all}, that chooses nothing. */
  static Reply none(String typed) {
    return typed.equalsIgnoreCase("all")
        ? Reply.quietly("This channel has no subscriptions.")
        : unknown(typed);
  }

  public static Reply unknown(String typed) {
    return Reply.quietly(
        (typed.isEmpty()
                ? "Say which subscription, by its number. "
                : "This channel has no subscription " + Wording.typed(typed) + ". ")
            + "`/papers list` shows the numbers.");
  }
}
