package dev.paperboy.app;

import dev.paperboy.app.settings.BackupSettings;
import dev.paperboy.files.FileErrorText;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a backup whenever one is due. For one thread. */
final class ScheduledBackups {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final BackupSettings settings;
  private final BackupFolder folder;
  private final InstantSource clock;
  private final MarkStore marks = new MarkStore();

  /** Prepares backups of this database. */
  ScheduledBackups(Database database, BackupSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.folder = new BackupFolder(settings.folder(), settings.keep());
    this.clock = clock;
  }

  /** Makes a backup if one is due; returns how long to wait. */
  Duration run() {
    Instant now = clock.instant();
    Optional<Instant> last =
        database.read(marks::lastBackup).filter(backup -> !backup.isAfter(now));
    Duration left =
        last.map(backup -> Duration.between(now, backup.plus(settings.every())))
            .orElse(Duration.ZERO);
    if (left.compareTo(Duration.ZERO) <= 0) {
      make(now);
      return LONGEST_PAUSE;
    }
    return left.compareTo(LONGEST_PAUSE) < 0 ? left.plus(SHORTEST_PAUSE) : LONGEST_PAUSE;
  }

  private void make(Instant now) {
    try {
      Path file = folder.add(database.mark(), now, database::backUp);
      database.change(
          transaction -> {
            marks.set(transaction, MarkStore.BACKUP, Long.toString(now.toEpochMilli()));
            marks.set(transaction, MarkStore.BACKUP_PROBLEM, "");
          });
      LOG.atInfo().addKeyValue("file", file).log("backup was made and verified");
    } catch (StoreException failure) {
      failed(String.valueOf(failure.getMessage()));
    } catch (IOException failure) {
      failed(
          "The folder "
              + settings.folder()
              + " cannot be used: "
              + FileErrorText.of(failure)
              + ".");
    }
  }

  private void failed(String reason) {
    LOG.atError()
        .addKeyValue("reason", reason)
        .log("backup failed; the earlier ones are kept and it will be retried");
    database.change(transaction -> marks.set(transaction, MarkStore.BACKUP_PROBLEM, reason));
  }
}
