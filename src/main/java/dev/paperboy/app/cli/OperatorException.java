package dev.paperboy.app.cli;

/** Something that a person must put right before the command can do its work. */
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OperatorException(String message) {
    super(message);
  }
}
