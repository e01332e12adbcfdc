package dev.paperboy.subscription;

/**
 * Who changed something: a person, a file, or the program itself.
 *
 * @param name what people call them; the file's name
 * @param id the platform's id of the person; empty for a file, the program, and where none is known
 * @param occasion what they were at, {@code import}, or why the program did it; mostly empty
 */
public record Actor(String name, String id, String occasion) {

  /** A person, of whose change there is nothing more to say. */
  public Actor(String name, String id) {
    this(name, id, "");
  }

  /** The program itself, for this reason. */
  public static Actor program(String reason) {
    return new Actor("Paperboy", "", reason);
  }

  /** A file that is read at start, or by an operator. */
  public static Actor file(String name) {
    return new Actor(name, "");
  }
}
