package dev.paperboy.command;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.store.StoreException;
import java.util.List;

/**
 * The reply to a command.
 *
 * @param ephemeral whether only the caller should see it
 * @param text plain text in lines; text between backticks can be typed, there is no other markup
 * @param cards papers to show below the text
 * @param actions possible next actions, the most useful first; at most 20
 * @param rows lines of the text with an action; platforms that cannot show buttons next to lines
 *     omit the actions
 * @param failed whether the command could not be carried out because of a failure of the program
 */
public record Reply(
    boolean ephemeral,
    String text,
    List<Card> cards,
    List<Action> actions,
    List<Row> rows,
    boolean failed) {

  /** Copies the lists. */
  public Reply {
    cards = List.copyOf(cards);
    actions = List.copyOf(actions);
    rows = List.copyOf(rows);
  }

  /**
   * A line with an action.
   *
   * @param line as it appears in the text
   */
  public record Row(String line, Action action) {}

  /** Creates a reply of a command that did not fail. */
  public Reply(
      boolean ephemeral, String text, List<Card> cards, List<Action> actions, List<Row> rows) {
    this(ephemeral, text, cards, actions, rows, false);
  }

  /** Creates a reply without rows. */
  public Reply(boolean ephemeral, String text, List<Card> cards, List<Action> actions) {
    this(ephemeral, text, cards, actions, List.of());
  }

  /** Creates a reply without actions. */
  public Reply(boolean ephemeral, String text, List<Card> cards) {
    this(ephemeral, text, cards, List.of());
  }

  /** Returns a reply that only the caller sees. */
  public static Reply quietly(String text) {
    return new Reply(true, text, List.of());
  }

  /** Returns the reply to a command that failed without changing anything. */
  public static Reply ofFailure(Throwable failure) {
    String reason =
        failure instanceof StoreException store
            ? store.forPeople()
            : "That failed because of a bug in Paperboy; see the log for details.";
    return new Reply(true, reason + " Nothing was changed.", List.of(), List.of(), List.of(), true);
  }

  /** Returns a reply for the whole channel. */
  public static Reply openly(String text) {
    return new Reply(false, text, List.of());
  }
}
