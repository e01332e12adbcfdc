package dev.paperboy.chat.slack.install;

/** What the bot has to show in a workspace, or why it has nothing. */
public sealed interface BotToken {

  /**
   * The bot may go to work.
   *
   * @param team the workspace's id
   * @param botUser the bot's own id there
   * @param value the token, fit for use now; not to be kept
   */
  record Ready(String team, String botUser, String value) implements BotToken {
    @Override
    public String toString() {
      return "Ready[" + team + "]";
    }
  }

  /** Paperboy was never installed in this workspace. */
  record NotInstalled() implements BotToken {}

  /**
   * Paperboy was installed in this workspace and has to be installed again.
   *
   * @param reason why, in people's words
   */
  record Ended(String reason) implements BotToken {}

  /**
   * There is no telling now; asking later helps.
   *
   * @param reason why, in people's words
   */
  record Later(String reason) implements BotToken {}
}
