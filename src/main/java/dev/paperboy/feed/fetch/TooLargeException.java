package dev.paperboy.feed.fetch;

import java.io.IOException;

/** Thrown when a body exceeds the size limit. */
final class TooLargeException extends IOException {
  TooLargeException() {
    super("it is too large");
  }
}
