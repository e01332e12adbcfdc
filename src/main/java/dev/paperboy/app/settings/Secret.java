package dev.paperboy.app.settings;

/**
 * A text that must not be shown. It does not show itself.
 *
 * @param value the text; never blank, without white space
 */
public record Secret(String value) {

  /** Refuses a text with white space, which no token has and a slip of the clipboard has. */
  public Secret {
    if (value.isEmpty() || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("it must not be empty or contain white space");
    }
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
