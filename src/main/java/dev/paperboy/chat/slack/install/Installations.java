package dev.paperboy.chat.slack.install;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import java.util.List;

/** Keeps installations, with their tokens encrypted. Safe for use by several threads. */
public interface Installations {

  /** The installation in the workspace of this id. */
  Found find(String team);

  /** Keeps an installation in place of an earlier one of the same workspace. */
  void save(Installation installation);

  /** Gives an installation new tokens; does nothing where it has ended. */
  void renew(String team, Installation.Tokens tokens);

  /**
   * Ends an installation: it is kept with the reason, its tokens are not.
   *
   * @return whether there was one that had not ended
   */
  boolean end(String team, String reason);

  /** Every workspace that Paperboy is installed in or was. */
  List<Workspace> all();

  /** What is known of a workspace. */
  sealed interface Found {
    /** Paperboy is installed there. */
    record Working(Installation installation) implements Found {}

    /** Paperboy was installed there. */
    record Ended(String reason) implements Found {}

    /** Paperboy is installed there, but the tokens cannot be read; nothing is lost by that. */
    record Unreadable(String reason) implements Found {}

    /** Paperboy was never installed there. */
    record Unknown() implements Found {}
  }
}
