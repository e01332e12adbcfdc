package dev.paperboy.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Thrown when the directory of the index cannot be read or written; the message says what to do.
 */
public final class IndexUnusable extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  IndexUnusable(Path folder, IOException cause) {
    super(
        "the search index in "
            + folder
            + " cannot be opened: "
            + cause
            + "; let this user write in that folder, or delete it: the index is then rebuilt",
        cause);
  }
}
