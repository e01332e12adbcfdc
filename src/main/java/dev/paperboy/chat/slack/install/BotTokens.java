package dev.paperboy.chat.slack.install;

import java.util.List;

/**
 * The bot's tokens by workspace. Safe for use by several threads. A call may ask Slack and take
 * half a minute then; most do not.
 */
public interface BotTokens {

  /** The bot's token in the workspace of this id, renewed where that was due. */
  BotToken of(String team);

  /**
   * Told when Slack refused a token, or said that people took Paperboy out of the workspace. Before
   * anything is given up, Slack is asked once more.
   *
   * @param error what Slack called it, such as {@code token_revoked}, {@code token_expired} or
   *     {@code app_uninstalled}
   */
  void refused(String team, String error);

  /** The workspaces that Paperboy is installed in or was; none as long as that is not known. */
  List<Workspace> workspaces();

  /**
   * A workspace.
   *
   * @param team its id
   * @param name what people call it
   * @param ended why Paperboy is not installed any more; empty while it is
   */
  record Workspace(String team, String name, String ended) {

    /** Whether Paperboy is installed there. */
    public boolean isInstalled() {
      return ended.isEmpty();
    }
  }
}
