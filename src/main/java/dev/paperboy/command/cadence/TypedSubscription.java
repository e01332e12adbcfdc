package dev.paperboy.command.cadence;

import dev.paperboy.card.Invocation;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.Locale;

/** Formats a wish as fields, such that parsing them gives the same wish. */
public final class TypedSubscription {
  private TypedSubscription() {}

  /** Returns the command with a subscription filled in; defaults are left out. */
  public static Invocation of(Invocation command, Wish wish) {
    return manner(command.with("query", SubscriptionParser.typed(wish.query())), wish);
  }

  /** Returns the same, without the query. */
  public static Invocation manner(Invocation command, Wish wish) {
    return (wish.cadence() instanceof Cadence.Immediately
            ? command
            : cadence(command, wish.cadence()))
        .with("max", wish.max() == 0 ? "" : wish.max())
        .with("updates", wish.updates() ? "on" : "")
        .with("instant", exception(wish));
  }

  /** Returns the command with a subscription filled in, defaults included. */
  public static Invocation whole(Invocation command, Wish wish) {
    return cadence(command.with("query", SubscriptionParser.typed(wish.query())), wish.cadence())
        .with("max", wish.max() == 0 ? "off" : wish.max())
        .with("updates", wish.updates() ? "on" : "off")
        .with("instant", wish.exception().isEmpty() ? "off" : exception(wish));
  }

  private static String exception(Wish wish) {
    return wish.exception().isEmpty() ? "" : SubscriptionParser.typed(wish.exception());
  }

  private static Invocation cadence(Invocation command, Cadence cadence) {
    if (cadence instanceof Cadence.Daily daily) {
      return command.with("cadence", "daily").with("at", daily.at());
    }
    if (cadence instanceof Cadence.Weekly weekly) {
      return command
          .with("cadence", "weekly")
          .with("on", weekly.day().name().toLowerCase(Locale.ROOT))
          .with("at", weekly.at());
    }
    return command.with("cadence", "instant");
  }
}
