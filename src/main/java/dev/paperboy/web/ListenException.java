package dev.paperboy.web;

/** Thrown where the server cannot take its address; the message tells a person what to do. */
public final class ListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
