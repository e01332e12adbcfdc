package dev.paperboy.meaning;

/** The vector of a text has not come yet. */
public final class MissingVectorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public MissingVectorException() {
    super("a vector has not come yet");
  }
}
