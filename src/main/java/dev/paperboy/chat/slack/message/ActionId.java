package dev.paperboy.chat.slack.message;

/**
 * The action IDs of buttons and menus. The part after the prefix only makes an ID unique; the
 * command is in the value, a token of {@code Buttons}.
 */
public final class ActionId {
  /** The prefix of the name of a button on a card: {@code card:similar}. */
  public static final String CARD = "card:";

  /** The prefix of the number of a card's menu; the values of its options are tokens. */
  public static final String MENU = "menu:";

  /** The prefix of the number of an action of a reply: {@code act:0}. */
  public static final String ACTION = "act:";

  /** The prefix of the name of a button that only opens an address, and has no token. */
  public static final String LINK = "link:";

  private ActionId() {}
}
