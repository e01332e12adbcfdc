package dev.paperboy.command;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;

/**
 * An action as people read it.
 *
 * @param label on the button
 * @param command what they would have to type instead
 */
public record TypedAction(String label, String command) {

  public static TypedAction of(Action action) {
    return new TypedAction(action.label(), action.invocation().typed());
  }

  /** An action for tests in which nothing is carried out: its text is all one field. */
  public static Action action(String label, String typed) {
    return new Action(label, invocation(typed));
  }

  public static Invocation invocation(String typed) {
    String[] parts = typed.split(" ", 2);
    return Invocation.of(parts[0]).with(Invocation.TYPED, parts.length > 1 ? parts[1] : "");
  }
}
