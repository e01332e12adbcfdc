package dev.paperboy.feed.fetch;

import java.io.IOException;

/** A body that is larger than what is read. */
final class TooLargeException extends IOException {
  TooLargeException() {
    super("it is too large");
  }
}
