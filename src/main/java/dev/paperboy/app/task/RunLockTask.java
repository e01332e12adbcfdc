package dev.paperboy.app.task;

import dev.paperboy.store.Database;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies every few seconds that the program still holds the lock on its database. */
public final class RunLockTask implements TaskLoop.Round {
  private static final Logger LOG = LoggerFactory.getLogger(RunLockTask.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Database database;
  private final Runnable end;
  private boolean lost;

  /**
   * Watches until the lock is lost.
   *
   * @param end stops the program; returns at once
   */
  public RunLockTask(Database database, Runnable end) {
    this.database = database;
    this.end = end;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    if (!lost) {
      database.runLost().ifPresent(this::lost);
    }
    return BETWEEN;
  }

  private void lost(String reason) {
    LOG.atError()
        .addKeyValue("reason", reason)
        .log("shutting down so that no paper is posted twice");
    end.run();
    lost = true;
  }

  @Override
  public Duration afterFailure() {
    return BETWEEN;
  }
}
