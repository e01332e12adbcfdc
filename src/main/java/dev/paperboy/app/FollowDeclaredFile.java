package dev.paperboy.app;

import dev.paperboy.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the file of declared subscriptions for as long as the program runs. */
final class FollowDeclaredFile implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowDeclaredFile.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** However fast a simulated clock runs. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final DeclaredFile file;
  private final Runnable afterwards;
  private final Bell bell;
  private final ProgramTime time;

  /** Looks at this file until the bell says to stop; after each change it calls for delivery. */
  FollowDeclaredFile(DeclaredFile file, Runnable afterwards, Bell bell, ProgramTime time) {
    this.file = file;
    this.afterwards = afterwards;
    this.bell = bell;
    this.time = time;
  }

  @Override
  public void run() {
    try {
      while (bell.await(pause())) {
        look();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    Duration wall = time.onTheWall(EVERY);
    return wall.compareTo(SHORTEST) < 0 ? SHORTEST : wall;
  }

  private void look() {
    try {
      if (file.look()) {
        afterwards.run();
      }
    } catch (StoreException failure) {
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("declared subscriptions wait; the file is read again");
    } catch (RuntimeException failure) {
      // The next state of the file may be a better one.
      LOG.atError().log("declared subscriptions failed in an unforeseen way", failure);
    }
  }
}
