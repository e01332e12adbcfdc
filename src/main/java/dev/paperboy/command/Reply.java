package dev.paperboy.command;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.store.StoreException;
import java.util.List;

/**
 * The reply to a command.
 *
 * @param ephemeral whether only the person who asked should see it
 * @param text plain text in lines; backticks surround what can be typed, nothing else is markup
 * @param cards papers to show below the text
 * @param actions what can be done next, the most useful first; at most 20
 * @param rows lines of the text to which something can be done; a platform that has no room for
 *     buttons beside lines leaves them out
 */
public record Reply(
    boolean ephemeral, String text, List<Card> cards, List<Action> actions, List<Row> rows) {

  /** Copies the lists. */
  public Reply {
    cards = List.copyOf(cards);
    actions = List.copyOf(actions);
    rows = List.copyOf(rows);
  }

  /**
   * A line to which something can be done.
   *
   * @param line as it appears in the text
   */
  public record Row(String line, Action action) {}

  /** A reply without rows. */
  public Reply(boolean ephemeral, String text, List<Card> cards, List<Action> actions) {
    this(ephemeral, text, cards, actions, List.of());
  }

  /** A reply without further actions. */
  public Reply(boolean ephemeral, String text, List<Card> cards) {
    this(ephemeral, text, cards, List.of());
  }

  /** A reply that only the person who asked sees. */
  public static Reply quietly(String text) {
    return new Reply(true, text, List.of());
  }

  /** What the person who asked reads where that failed and nothing was changed. */
  public static Reply ofFailure(Throwable failure) {
    String reason =
        failure instanceof StoreException store
            ? store.forPeople()
            : "That failed because of a bug in Paperboy; see the log for details.";
    return quietly(reason + " Nothing was changed.");
  }

  /** A reply for the whole channel. */
  public static Reply openly(String text) {
    return new Reply(false, text, List.of());
  }
}
