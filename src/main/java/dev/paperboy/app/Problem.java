package dev.paperboy.app;

/** Something that a person must put right before the command can do its work. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Problem(String message) {
    super(message);
  }
}
