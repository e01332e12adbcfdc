package dev.paperboy.app.cli;

/** Thrown when an operator must correct something before the command can run. */
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with what is wrong and what to do. */
  public OperatorException(String message) {
    super(message);
  }
}
