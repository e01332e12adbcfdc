package dev.paperboy.chat;

import java.util.Set;

/** The commands after which papers are posted to the channel where they were run. */
public final class PostingCommands {
  private static final Set<String> NAMES = Set.of("subscribe", "resume");

  private PostingCommands() {}

  /** Returns whether the command of this name is one of them. */
  public static boolean contains(String command) {
    return NAMES.contains(command);
  }
}
