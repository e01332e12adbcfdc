package dev.paperboy.command;

import dev.paperboy.card.Card;
import java.util.List;

/**
 * The answer to a command.
 *
 * @param ephemeral whether only the person who asked should see it
 * @param text plain text in lines; backticks stand around what can be typed, nothing else is markup
 * @param cards papers to show below the text
 * @param actions what can be done next, the most useful first; at most 20
 */
public record Reply(boolean ephemeral, String text, List<Card> cards, List<Action> actions) {

  /** Copies the lists. */
  public Reply {
    cards = List.copyOf(cards);
    actions = List.copyOf(actions);
  }

  /** An answer after which there is nothing particular to do. */
  public Reply(boolean ephemeral, String text, List<Card> cards) {
    this(ephemeral, text, cards, List.of());
  }

  /** An answer for the person who asked alone. */
  public static Reply quietly(String text) {
    return new Reply(true, text, List.of());
  }

  /** An answer for the whole channel. */
  public static Reply openly(String text) {
    return new Reply(false, text, List.of());
  }
}
