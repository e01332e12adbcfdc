package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the sections of the upkeep of the database: backups, and what is removed in time. */
final class UpkeepReader {

  private UpkeepReader() {}

  /** Returns the settings of backups; empty if none are to be made, or they are invalid. */
  static Optional<BackupSettings> backup(Section root) {
    return root.section("backup", "{ folder: data/backups, every: 1d, keep: 7 }")
        .map(UpkeepReader::backups);
  }

  private static BackupSettings backups(Section section) {
    Path folder = section.value("folder", FeedsReader::path).orElse(BackupSettings.DEFAULT_FOLDER);
    Duration every =
        section
            .value("every", text -> BackupSettings.requireEvery(DurationText.parse(text)))
            .orElse(BackupSettings.DEFAULT_EVERY);
    int keep =
        section
            .value("keep", text -> BackupSettings.requireKeep(TextFormat.number(text)))
            .orElse(BackupSettings.DEFAULT_KEEP);
    section.close();
    return new BackupSettings(folder, every, keep);
  }

  /** Returns how long things are kept. */
  static RetentionSettings retention(Section root) {
    Optional<Section> found = root.section("retention", "{ alerts: 2y, signals: 2y, buttons: 2y }");
    if (found.isEmpty()) {
      return RetentionSettings.DEFAULT;
    }
    Section section = found.get();
    RetentionSettings defaults = RetentionSettings.DEFAULT;
    RetentionSettings retention =
        new RetentionSettings(
            duration(section, "alerts", 90, defaults.alerts()),
            duration(section, "signals", 90, defaults.signals()),
            duration(section, "buttons", 180, defaults.buttons()));
    section.close();
    return retention;
  }

  private static Duration duration(Section section, String key, int leastDays, Duration otherwise) {
    return section
        .value(key, text -> RetentionSettings.require(DurationText.parse(text), leastDays))
        .orElse(otherwise);
  }
}
