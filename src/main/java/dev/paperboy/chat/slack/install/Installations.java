package dev.paperboy.chat.slack.install;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import java.util.List;

/** Stores installations, with their tokens encrypted. Thread-safe. */
public interface Installations {

  /** Returns the installation in the workspace with this ID. */
  Found find(String team);

  /** Saves an installation, replacing an earlier one of the same workspace. */
  void save(Installation installation);

  /** Replaces the tokens of an installation; does nothing if it has ended. */
  void renew(String team, Installation.Tokens tokens);

  /**
   * Ends an installation: it is kept with the reason, its tokens are deleted.
   *
   * @return whether there was one that had not ended
   */
  boolean end(String team, String reason);

  /** Returns all workspaces where Paperboy is or was installed. */
  List<Workspace> all();

  /** The result of looking up an installation. */
  sealed interface Found {
    /** Paperboy is installed there. */
    record Working(Installation installation) implements Found {}

    /** Paperboy was installed there. */
    record Ended(String reason) implements Found {}

    /** Paperboy is installed there, but its tokens cannot be decrypted; nothing is lost. */
    record Unreadable(String reason) implements Found {}

    /** Paperboy was never installed there. */
    record Unknown() implements Found {}
  }
}
