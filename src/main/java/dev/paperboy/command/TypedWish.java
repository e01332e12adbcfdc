package dev.paperboy.command;

import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;

/** A wish as it is typed, so that reading it gives the same wish. */
final class TypedWish {
  private TypedWish() {}

  /** What follows {@code subscribe}; what nobody asked for is left out. */
  static String of(Wish wish) {
    return WishParser.typed(wish.query()) + manner(wish);
  }

  /** What follows the query. */
  static String manner(Wish wish) {
    return (wish.cadence() instanceof Cadence.Immediately ? "" : " " + wish.cadence().typed())
        + (wish.max() == 0 ? "" : " max " + wish.max())
        + (wish.updates() ? " updates" : "")
        + (wish.exception().isEmpty() ? "" : " instant: " + WishParser.typed(wish.exception()));
  }

  /** What follows {@code edit} and the number; also what nobody asked for is said. */
  static String whole(Wish wish) {
    return WishParser.typed(wish.query())
        + " "
        + wish.cadence().typed()
        + " max "
        + (wish.max() == 0 ? "off" : String.valueOf(wish.max()))
        + " updates "
        + (wish.updates() ? "on" : "off")
        + " instant: "
        + (wish.exception().isEmpty() ? "off" : WishParser.typed(wish.exception()));
  }
}
