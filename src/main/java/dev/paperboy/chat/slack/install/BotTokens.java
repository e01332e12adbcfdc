package dev.paperboy.chat.slack.install;

import java.util.List;

/**
 * Provides the bot's tokens by workspace. Thread-safe. A call may send a request to Slack and take
 * half a minute; most do not.
 */
public interface BotTokens {

  /** Returns the bot's token in the workspace with this ID, renewed if necessary. */
  BotToken of(String team);

  /**
   * Called when Slack refused a token, or reported that Paperboy was removed from the workspace.
   * The token is checked once more before the installation is ended.
   *
   * @param error Slack's error, such as {@code token_revoked}, {@code token_expired} or {@code
   *     app_uninstalled}
   */
  void refused(String team, String error);

  /** Returns the workspaces where Paperboy is or was installed; none while that is unknown. */
  List<Workspace> workspaces();

  /**
   * A workspace.
   *
   * @param team its ID
   * @param name its display name
   * @param ended why Paperboy is no longer installed; empty while it is
   */
  record Workspace(String team, String name, String ended) {

    /** Returns whether Paperboy is installed there. */
    public boolean isInstalled() {
      return ended.isEmpty();
    }
  }
}
