package dev.paperboy.subscription;

/**
 * The originator of a change: a person, a file, or the program itself.
 *
 * @param name the person's display name or the file's name
 * @param id the platform's ID of the person; empty for a file, the program, or an unknown person
 * @param occasion the context, such as {@code import}, or why the program made the change; usually
 *     empty
 */
public record Actor(String name, String id, String occasion) {

  /** Creates a person without an occasion. */
  public Actor(String name, String id) {
    this(name, id, "");
  }

  /** Returns the program itself, with this reason. */
  public static Actor program(String reason) {
    return new Actor("Paperboy", "", reason);
  }

  /** Returns a file read at start, or by an operator. */
  public static Actor file(String name) {
    return new Actor(name, "");
  }
}
