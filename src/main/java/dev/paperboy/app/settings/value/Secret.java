package dev.paperboy.app.settings.value;

/**
 * A text that must not be shown; {@code toString} hides it.
 *
 * @param value the text; never blank, without white space
 */
public record Secret(String value) {

  /** Rejects a text with white space, which is a copying error. */
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
