package dev.paperboy.deliver;

import dev.paperboy.card.Card;
import dev.paperboy.subscription.ChannelId;
import java.util.List;

/**
 * A message on its way to a channel.
 *
 * @param nonce the same for every attempt to send this message, different for every other message;
 *     at most 25 characters of {@code [0-9a-z-]}
 * @param channel where it goes
 * @param text plain text above the cards; backticks stand around what can be typed; may be empty
 * @param cards the papers; may be empty
 * @param crosspost whether it is to be passed on to those who follow the channel, where the
 *     platform has followers
 * @param offers what its readers can do next, with one press where the platform has buttons
 * @param again whether it was begun to be sent before, so that it may be there already
 */
public record Outgoing(
    String nonce,
    ChannelId channel,
    String text,
    List<Card> cards,
    boolean crosspost,
    List<Offer> offers,
    boolean again) {

  /** Copies the lists. */
  public Outgoing {
    cards = List.copyOf(cards);
    offers = List.copyOf(offers);
  }

  /** A message that offers nothing. */
  public Outgoing(
      String nonce,
      ChannelId channel,
      String text,
      List<Card> cards,
      boolean crosspost,
      boolean again) {
    this(nonce, channel, text, cards, crosspost, List.of(), again);
  }

  /**
   * Something that a reader can do next; a platform without buttons leaves it out.
   *
   * @param label on the button
   * @param command the command that it stands for, without {@code /papers}
   */
  public record Offer(String label, String command) {}
}
