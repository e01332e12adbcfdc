package dev.paperboy.search.index;

import java.nio.file.Path;

/** Thrown when another process, or another part of this one, is writing to the index. */
public final class IndexInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IndexInUse(Path folder, Throwable cause) {
    super(
        "the search index in "
            + folder
            + " is in use by another Paperboy that is running; stop it first, or give this one a"
            + " database in a folder of its own",
        cause);
  }
}
