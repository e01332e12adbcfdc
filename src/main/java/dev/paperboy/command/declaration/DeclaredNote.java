package dev.paperboy.command.declaration;

import dev.paperboy.command.Wording;
import dev.paperboy.subscription.Subscription;
import java.util.List;

/** Notes about subscriptions that a file declares, and that only the file can change. */
public final class DeclaredNote {
  private DeclaredNote() {}

  /**
   * Returns why a subscription cannot be changed: {@code #3 is declared in
   * config/subscriptions.yaml; …}.
   */
  public static String sentence(Subscription subscription) {
    return "#" + subscription.number() + " is " + in(subscription) + "; change it there.";
  }

  /** Returns a note that some subscriptions were left unchanged; empty if there are none. */
  public static String skipped(List<Subscription> declared) {
    if (declared.isEmpty()) {
      return "";
    }
    return declared.size() == 1
        ? " " + sentence(declared.get(0))
        : " " + declared.size() + " others are " + in(declared.get(0)) + "; change them there.";
  }

  /** Returns {@code declared in config/subscriptions.yaml}. */
  public static String in(Subscription subscription) {
    return "declared in " + Wording.inert(subscription.declared());
  }
}
