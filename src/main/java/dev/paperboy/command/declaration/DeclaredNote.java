package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.subscription.Subscription;
import java.util.List;

/** What is said of subscriptions that a file declares, which alone can change them. */
public final class DeclaredNote {
  private DeclaredNote() {}

  /** Why this one cannot be changed: {@code #3 is declared in config/subscriptions.yaml; …}. */
  public static String sentence(Subscription subscription) {
    return "#" + subscription.number() + " is " + in(subscription) + "; change it there.";
  }

  /** That some of a channel were left as they are; empty where none were. */
  public static String skipped(List<Subscription> declared) {
    if (declared.isEmpty()) {
      return "";
    }
    return declared.size() == 1
        ? " " + sentence(declared.get(0))
        : " " + declared.size() + " others are " + in(declared.get(0)) + "; change them there.";
  }

  /** {@code declared in config/subscriptions.yaml}. */
  public static String in(Subscription subscription) {
    return "declared in " + Wording.inert(subscription.declared());
  }
}
