package dev.paperboy.chat.slack.send;

import java.util.Optional;

/** The workspaces that Paperboy is installed in. Safe for use by several threads. */
public interface Workspaces {

  /** Whether it is known where Paperboy is installed; until then nothing is sent. */
  boolean isReady();

  /** The bot's token for this workspace, by its team id; empty where it is not installed. */
  Optional<String> token(String team);

  /**
   * Told when Slack refuses a token.
   *
   * @param error what Slack calls it: {@code token_expired} for one that has to be renewed
   */
  void refused(String team, String error);
}
