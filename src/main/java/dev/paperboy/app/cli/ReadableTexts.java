package dev.paperboy.app.cli;

import dev.paperboy.ingest.StoredTextCleaning;
import java.util.function.BooleanSupplier;

/** Makes the texts readable that an older version stored, and tells how far it has come. */
public final class ReadableTexts {
  private ReadableTexts() {}

  /**
   * Does it where something is left to do.
   *
   * @param stopped whether to break it off; it goes on from there another time
   */
  public static void make(StoredTextCleaning storedTexts, BooleanSupplier stopped) {
    long left = storedTexts.left();
    if (left > 0) {
      try (Progress progress = Progress.linesOnStandardError("readable texts", "papers", left)) {
        storedTexts.run(progress::advance, stopped);
      }
    }
  }
}
