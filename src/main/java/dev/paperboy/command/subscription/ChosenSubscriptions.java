package dev.paperboy.command.subscription;

import dev.paperboy.command.Reply;
import dev.paperboy.command.declaration.DeclaredNote;
import dev.paperboy.subscription.Subscription;
import java.util.List;
import java.util.Optional;

/**
 * The subscriptions that a person chose, by a number or as {@code all}.
 *
 * @param free those that can be changed
 * @param declared those that only their file can change
 */
record ChosenSubscriptions(List<Subscription> free, List<Subscription> declared) {

  /** Copies the lists. */
  ChosenSubscriptions {
    free = List.copyOf(free);
    declared = List.copyOf(declared);
  }

  /** Splits these subscriptions into both groups. */
  static ChosenSubscriptions of(List<Subscription> all) {
    return new ChosenSubscriptions(
        all.stream().filter(one -> !one.isDeclared()).toList(),
        all.stream().filter(Subscription::isDeclared).toList());
  }

  /** Returns the reply if none can be changed; empty if at least one can. */
  Optional<Reply> obstacle(String typed) {
    if (!free.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        declared.isEmpty()
            ? NumberedSubscription.none(typed)
            : Reply.quietly(
                declared.size() == 1
                    ? DeclaredNote.sentence(declared.get(0))
                    : "All "
                        + declared.size()
                        + " subscriptions here are "
                        + DeclaredNote.in(declared.get(0))
                        + "; change them there."));
  }

  /** Returns a note that some were left unchanged; empty if there are none. */
  String skipped() {
    return DeclaredNote.skipped(declared);
  }
}
