package dev.paperboy.command.cadence;

import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;

/** A wish as it is typed, so that reading it gives the same wish. */
public final class TypedSubscription {
  private TypedSubscription() {}

  /** What follows {@code subscribe}; what nobody asked for is left out. */
  public static String of(Wish wish) {
    return SubscriptionParser.typed(wish.query()) + manner(wish);
  }

  /** What follows the query. */
  public static String manner(Wish wish) {
    return (wish.cadence() instanceof Cadence.Immediately ? "" : " " + wish.cadence().typed())
        + (wish.max() == 0 ? "" : " max " + wish.max())
        + (wish.updates() ? " updates" : "")
        + (wish.exception().isEmpty()
            ? ""
            : " instant: " + SubscriptionParser.typed(wish.exception()));
  }

  /** What follows {@code edit} and the number; also what nobody asked for is said. */
  public static String whole(Wish wish) {
    return SubscriptionParser.typed(wish.query())
        + " "
        + wish.cadence().typed()
        + " max "
        + (wish.max() == 0 ? "off" : String.valueOf(wish.max()))
        + " updates "
        + (wish.updates() ? "on" : "off")
        + " instant: "
        + (wish.exception().isEmpty() ? "off" : SubscriptionParser.typed(wish.exception()));
  }
}
