package dev.paperboy.app;

import dev.paperboy.deliver.DrainOutbox;
import dev.paperboy.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drains the outbox whenever something is due, or somebody says that it is. */
final class DeliverRegularly implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliverRegularly.class);

  /** What another process put into the database is found at the latest after this long. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(2);

  private final DrainOutbox drainOutbox;
  private final Runnable afterwards;
  private final ProgramTime time;
  private final Bell bell;

  /** Drains this outbox whenever the bell rings, and tells of every time it did. */
  DeliverRegularly(DrainOutbox drainOutbox, Runnable afterwards, Bell bell, ProgramTime time) {
    this.drainOutbox = drainOutbox;
    this.afterwards = afterwards;
    this.bell = bell;
    this.time = time;
  }

  @Override
  public void run() {
    try {
      Duration wait;
      do {
        wait = drain();
      } while (bell.await(wait));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Drains and answers how long to wait, on the clock on the wall. */
  private Duration drain() {
    try {
      Optional<Instant> next = drainOutbox.drain();
      afterwards.run();
      return next.map(at -> time.onTheWall(Duration.between(time.instant(), at)))
          .filter(wait -> wait.compareTo(LONGEST) < 0)
          .map(wait -> wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait)
          .orElse(LONGEST);
    } catch (StoreException failure) {
      LOG.atError()
          .addKeyValue("reason", failure.getMessage())
          .log("delivery waits; nothing is lost");
      return LONGEST;
    } catch (RuntimeException failure) {
      // Delivery must go on, whatever one message did.
      LOG.atError().log("delivery failed in an unforeseen way; it will be tried again", failure);
      return LONGEST;
    }
  }
}
