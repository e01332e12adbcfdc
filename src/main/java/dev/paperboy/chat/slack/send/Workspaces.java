package dev.paperboy.chat.slack.send;

import java.util.Optional;

/** The workspaces where Paperboy is installed. Thread-safe. */
public interface Workspaces {

  /** Returns whether it is known where Paperboy is installed; until then nothing is sent. */
  boolean isReady();

  /** Returns the bot's token for this workspace, by its team ID; empty if it is not installed. */
  Optional<String> token(String team);

  /**
   * Called when Slack refuses a token.
   *
   * @param error Slack's error: {@code token_expired} for one that must be renewed
   */
  void refused(String team, String error);
}
