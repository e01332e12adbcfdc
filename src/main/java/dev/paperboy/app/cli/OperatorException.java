package dev.paperboy.app.cli;

/** Thrown when an operator must correct something before the command can run. */
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OperatorException(String message) {
    super(message);
  }
}
