package dev.paperboy.chat.discord.message;

/** What the buttons and menus of messages are called, so that a press can be understood. */
public final class CustomId {
  /** Before the token of a button on a card. */
  public static final String CARD = "card:";

  /** Before the token of an action of a reply. */
  public static final String ACTION = "act:";

  /** The menu of papers; the values of its options are tokens. */
  public static final String CHOOSE = "choose";

  private CustomId() {}
}
