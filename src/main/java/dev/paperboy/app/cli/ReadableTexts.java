package dev.paperboy.app.cli;

import dev.paperboy.ingest.StoredTextCleaning;
import java.util.function.BooleanSupplier;

/** Normalizes texts that an older version stored, and reports progress. */
public final class ReadableTexts {
  private ReadableTexts() {}

  /**
   * Runs if anything is left to do.
   *
   * @param stopped whether to interrupt it; the next run resumes
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
