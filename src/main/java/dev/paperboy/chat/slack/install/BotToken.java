package dev.paperboy.chat.slack.install;

/** The bot's token in a workspace, or why there is none. */
public sealed interface BotToken {

  /**
   * The token is available.
   *
   * @param team the workspace's ID
   * @param botUser the bot's user ID there
   * @param value the token, valid now; not to be stored
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
   * Paperboy was installed in this workspace and must be installed again.
   *
   * @param reason why, worded for users
   */
  record Ended(String reason) implements BotToken {}

  /**
   * The token is temporarily unavailable; a retry helps.
   *
   * @param reason why, worded for users
   */
  record Later(String reason) implements BotToken {}
}
