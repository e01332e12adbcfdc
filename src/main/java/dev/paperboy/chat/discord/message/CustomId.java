package dev.paperboy.chat.discord.message;

/** The custom IDs of buttons and menus. */
public final class CustomId {
  /** The prefix of the token of a button on a card. */
  public static final String CARD = "card:";

  /** The prefix of the token of an action of a reply. */
  public static final String ACTION = "act:";

  /** The menu of papers; the values of its options are tokens. */
  public static final String CHOOSE = "choose";

  /** The menu of votes on several papers; the values of its options are tokens. */
  public static final String VOTE = "vote";

  private CustomId() {}
}
