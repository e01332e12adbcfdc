package dev.paperboy.app;

import dev.paperboy.deliver.DrainOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Drains the outbox whenever something is due, or somebody says that it is. */
final class DeliverRegularly implements Loop.Round {
  /** What another process put into the database is found at the latest after this long. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(2);

  private final DrainOutbox drainOutbox;
  private final Runnable afterwards;
  private final ProgramTime time;

  /** Drains this outbox, and tells of every time it did. */
  DeliverRegularly(DrainOutbox drainOutbox, Runnable afterwards, ProgramTime time) {
    this.drainOutbox = drainOutbox;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public Duration run() {
    Optional<Instant> next = drainOutbox.drain();
    afterwards.run();
    return next.map(at -> time.onTheWall(Duration.between(time.instant(), at)))
        .filter(wait -> wait.compareTo(LONGEST) < 0)
        .map(wait -> wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait)
        .orElse(LONGEST);
  }
}
