package dev.paperboy.app;

import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.UpkeepTask;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.store.Database;
import java.util.Optional;

/** The upkeep of the database: backups, if they are configured, and removing what is old. */
final class Upkeep {
  private final ProgramTime time;
  private final Leases leases;
  private final Optional<ScheduledBackups> backups;
  private final Retention retention;
  private final WakeUp backupWakeUp = new WakeUp();
  private final WakeUp retentionWakeUp = new WakeUp();

  /**
   * Prepares for this database.
   *
   * @param leases which of several processes on a database does it
   */
  Upkeep(Settings settings, Database database, Leases leases, ProgramTime time) {
    this.time = time;
    this.leases = leases;
    this.backups = settings.backup().map(backup -> new ScheduledBackups(database, backup, time));
    this.retention =
        new Retention(database, settings.retention(), retentionWakeUp::isStopped, time);
  }

  void start(TaskThreads threads) {
    backups.ifPresent(
        scheduled ->
            threads.start(
                new TaskLoop(
                    "backup",
                    "making backups failed; it will be retried",
                    new UpkeepTask(
                        new LeasedTask(leases, SharedWork.BACKUPS.lease()),
                        scheduled::run,
                        ScheduledBackups.LONGEST_PAUSE,
                        time),
                    backupWakeUp::await)));
    threads.start(
        new TaskLoop(
            "retention",
            "removing what is old failed; it will be retried",
            new UpkeepTask(
                new LeasedTask(leases, SharedWork.RETENTION.lease()),
                retention::run,
                Retention.EVERY,
                time),
            retentionWakeUp::await));
  }

  void stop() {
    backupWakeUp.stop();
    retentionWakeUp.stop();
  }
}
