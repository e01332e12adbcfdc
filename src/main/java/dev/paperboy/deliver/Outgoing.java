package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.subscription.ChannelId;
import java.util.List;

/**
 * An outgoing message to a channel.
 *
 * @param nonce the same for every attempt to send this message, unique among messages; at most 25
 *     characters of {@code [0-9a-z-]}
 * @param channel the destination
 * @param kind what it is about
 * @param text plain text above the cards; backticks surround what can be typed; may be empty
 * @param cards the papers; may be empty
 * @param actions shown as buttons if the platform has them; the text says how to type them
 * @param more the number of papers that it mentions beside those it carries
 * @param crosspost whether to publish it to the followers of the channel, if the platform has
 *     followers
 * @param again whether an attempt began earlier, so that it may have been posted already
 * @param elsewhere whether another process began the latest attempt, so that what this one knows of
 *     its own attempts is not all
 * @param replyTo the platform's ID of an earlier message in this channel, whose thread it belongs
 *     to; empty for none
 */
public record Outgoing(
    String nonce,
    ChannelId channel,
    Kind kind,
    String text,
    List<Card> cards,
    List<Action> actions,
    int more,
    boolean crosspost,
    boolean again,
    boolean elsewhere,
    String replyTo) {

  /** What a message is about. */
  public enum Kind {
    /** Papers, as soon as they were found. */
    PAPERS,
    /** The papers of a day. */
    DAILY_DIGEST,
    /** The papers of a week. */
    WEEKLY_DIGEST,
    /** A digest for subscriptions of which some are daily and some weekly. */
    DIGEST,
    /** Something that the people of the channel should know. */
    NOTICE,
    /** News of a paper that was posted earlier. */
    UPDATE
  }

  /** Copies the lists. */
  public Outgoing {
    cards = List.copyOf(cards);
    actions = List.copyOf(actions);
  }

  /** Creates papers, or a notice if there are none, that mentions no others. */
  public Outgoing(
      String nonce,
      ChannelId channel,
      String text,
      List<Card> cards,
      List<Action> actions,
      boolean crosspost,
      boolean again,
      String replyTo) {
    this(
        nonce,
        channel,
        cards.isEmpty() ? Kind.NOTICE : Kind.PAPERS,
        text,
        cards,
        actions,
        0,
        crosspost,
        again,
        false,
        replyTo);
  }

  /** Creates a message that is not a reply and has no actions. */
  public Outgoing(
      String nonce,
      ChannelId channel,
      String text,
      List<Card> cards,
      boolean crosspost,
      boolean again) {
    this(nonce, channel, text, cards, List.of(), crosspost, again, "");
  }

  /** Returns whether it replies to an earlier message. */
  public boolean isReply() {
    return !replyTo.isEmpty();
  }
}
