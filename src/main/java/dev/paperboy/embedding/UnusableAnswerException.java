package dev.paperboy.embedding;

/** A response that contains no usable vectors; the message completes "the server …". */
final class UnusableAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableAnswerException(String reason) {
    super(reason);
  }
}
