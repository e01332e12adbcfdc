package dev.paperboy.web;

/** Thrown if the server cannot bind its address; the message tells the operator what to do. */
public final class ListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
