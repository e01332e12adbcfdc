package dev.paperboy.paper;

/**
 * A person, or a group, that signed a paper.
 *
 * @param name as printed on the paper; never blank
 * @param affiliation where they work; empty if the source does not say
 */
public record Author(String name, String affiliation) {

  /** Rejects a blank name. */
  public Author {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an author needs a name");
    }
  }

  /** Creates an author of whom only the name is known. */
  public Author(String name) {
    this(name, "");
  }
}
