package dev.paperboy.app.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The backups that the running program makes by itself.
 *
 * @param folder where they are kept; {@code data/backups} by default
 * @param every how often one is made; 1 d by default
 * @param keep how many are kept; 7 by default
 */
public record BackupSettings(Path folder, Duration every, int keep) {
  static final Path DEFAULT_FOLDER = Path.of("data", "backups");
  static final Duration DEFAULT_EVERY = Duration.ofDays(1);
  static final int DEFAULT_KEEP = 7;

  private static final Duration MOST_OFTEN = Duration.ofMinutes(10);
  private static final Duration LEAST_OFTEN = Duration.ofDays(365);
  private static final int MOST_KEPT = 1000;

  static Duration requireEvery(Duration every) {
    if (every.compareTo(MOST_OFTEN) < 0 || every.compareTo(LEAST_OFTEN) > 0) {
      throw new IllegalArgumentException("it must be from 10m to 1y");
    }
    return every;
  }

  static int requireKeep(int keep) {
    if (keep < 1 || keep > MOST_KEPT) {
      throw new IllegalArgumentException("it must be from 1 to " + MOST_KEPT);
    }
    return keep;
  }
}
