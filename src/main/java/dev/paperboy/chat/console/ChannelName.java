package dev.paperboy.chat.console;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the name of a channel as typed. */
final class ChannelName {
  static final String RULE =
      "A channel's name has 1 to 80 letters, digits, spaces and - _ . and starts with a letter or a"
          + " digit.";
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._ -]{0,79}");

  private ChannelName() {}

  /**
   * Returns the name without a leading {@code #} and surrounding spaces; empty if it is invalid.
   */
  static Optional<String> read(String typed) {
    String stripped = typed.strip();
    String name = stripped.startsWith("#") ? stripped.substring(1).strip() : stripped;
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
