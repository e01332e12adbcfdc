package dev.paperboy.web;

/** Thrown where the server cannot take its address; the message tells a person what to do. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(String message, Throwable cause) {
    super(message, cause);
  }
}
