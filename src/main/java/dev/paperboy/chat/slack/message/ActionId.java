package dev.paperboy.chat.slack.message;

/**
 * What buttons and menus are called, so that a press can be understood. Whatever follows a prefix
 * only tells one from another; what is to be done is in the value, a token of {@code Buttons}.
 */
public final class ActionId {
  /** Before the name of a button on a card: {@code card:similar}. */
  public static final String CARD = "card:";

  /** Before the number of a card's menu; the values of its options are tokens. */
  public static final String MENU = "menu:";

  /** Before the number of an action of a reply: {@code act:0}. */
  public static final String ACTION = "act:";

  /** Before the name of a button that only opens an address, and has no token. */
  public static final String LINK = "link:";

  private ActionId() {}
}
