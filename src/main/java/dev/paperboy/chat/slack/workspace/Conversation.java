package dev.paperboy.chat.slack.workspace;

/** Slack's information on a channel. */
public sealed interface Conversation {

  /**
   * The bot can see it.
   *
   * @param name without a number sign; empty for group messages
   * @param hidden whether only its members can see it
   * @param group whether it is a group message without a name
   * @param direct whether it is a direct message with one person
   * @param creator the ID of its creator; may be empty
   */
  record Known(
      String name,
      boolean hidden,
      boolean group,
      boolean direct,
      boolean archived,
      boolean botIsMember,
      String creator)
      implements Conversation {}

  /** The bot cannot see it: it is private, or does not exist. */
  record Hidden() implements Conversation {}

  /** Slack could not be asked. */
  record Unclear(String reason) implements Conversation {}
}
