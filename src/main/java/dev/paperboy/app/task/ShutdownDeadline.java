package dev.paperboy.app.task;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the duration of the shutdown: nothing is lost if the program is killed, and it must not
 * take forever to stop.
 */
public final class ShutdownDeadline {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownDeadline.class);

  private final Duration longest;

  /** Creates a deadline of this duration. */
  public ShutdownDeadline(Duration longest) {
    this.longest = longest;
  }

  /**
   * Runs the action on a thread of its own; returns when it is done, has failed, or the time is
   * over.
   */
  public void run(Runnable ending) {
    Thread thread = new Thread(ending, "ending");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(longest.toMillis());
      if (thread.isAlive()) {
        LOG.atWarn()
            .addKeyValue("seconds", longest.toSeconds())
            .log("running tasks are interrupted and repeated at the next start; nothing is lost");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
