package dev.paperboy.app;

import dev.paperboy.store.Database;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure, every few seconds, that the program may still run on its database. */
final class RunLockWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLockWatch.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Database database;
  private final Runnable end;
  private final Bell bell;

  /**
   * Watches until the bell is stopped, or the right is lost.
   *
   * @param end has the program end; returns at once
   */
  RunLockWatch(Database database, Runnable end, Bell bell) {
    this.database = database;
    this.end = end;
    this.bell = bell;
  }

  @Override
  public void run() {
    try {
      while (bell.await(BETWEEN)) {
        Optional<String> lost = database.runLost();
        if (lost.isPresent()) {
          LOG.atError()
              .addKeyValue("reason", lost.get())
              .log("the program ends, so that no paper is posted twice");
          end.run();
          return;
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
