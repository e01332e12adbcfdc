package dev.paperboy.chat.slack.workspace;

/** What Slack says of a channel. */
public sealed interface Conversation {

  /**
   * Slack shows it to the bot.
   *
   * @param name without a number sign; empty for conversations of several people
   * @param hidden whether only its members see it
   * @param group whether it is a conversation of several people without a name
   * @param direct whether it is a conversation with one person
   * @param creator the id of who made it; may be empty
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

  /** Slack does not show it to the bot: it is private, or it is no more. */
  record Hidden() implements Conversation {}

  /** Slack could not be asked. */
  record Unclear(String reason) implements Conversation {}
}
