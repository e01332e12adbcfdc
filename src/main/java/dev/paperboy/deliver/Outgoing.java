package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.subscription.ChannelId;
import java.util.List;

/**
 * A message on its way to a channel.
 *
 * @param nonce the same for every attempt to send this message, different for every other message;
 *     at most 25 characters of {@code [0-9a-z-]}
 * @param channel where it goes
 * @param text plain text above the cards; backticks surround what can be typed; may be empty
 * @param cards the papers; may be empty
 * @param actions what can be done about it with one press, where the platform has buttons; the text
 *     says how to type it
 * @param crosspost whether it is to be passed on to those who follow the channel, where the
 *     platform has followers
 * @param again whether it was begun to be sent before, so that it may be there already
 * @param replyTo the platform's id of an earlier message in this channel, in the thread of which it
 *     belongs; empty for none
 */
public record Outgoing(
    String nonce,
    ChannelId channel,
    String text,
    List<Card> cards,
    List<Action> actions,
    boolean crosspost,
    boolean again,
    String replyTo) {

  /** Copies the lists. */
  public Outgoing {
    cards = List.copyOf(cards);
    actions = List.copyOf(actions);
  }

  /** A message that is no reply, and about which nothing in particular can be done. */
  public Outgoing(
      String nonce,
      ChannelId channel,
      String text,
      List<Card> cards,
      boolean crosspost,
      boolean again) {
    this(nonce, channel, text, cards, List.of(), crosspost, again, "");
  }

  /** Whether it belongs to an earlier message. */
  public boolean isReply() {
    return !replyTo.isEmpty();
  }
}
