package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.deliver.OutboxDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Drains the outbox whenever something is due, or when signalled. */
public final class DeliveryTask implements TaskLoop.Round {
  /** The maximum delay until work of another process is noticed. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(2);

  private final OutboxDispatcher dispatcher;
  private final Runnable afterwards;
  private final ProgramTime time;

  /** Drains this outbox, and reports each time it did. */
  public DeliveryTask(OutboxDispatcher dispatcher, Runnable afterwards, ProgramTime time) {
    this.dispatcher = dispatcher;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    Optional<Instant> next = dispatcher.drain();
    afterwards.run();
    return next.map(at -> time.onTheWall(Duration.between(time.instant(), at)))
        .filter(wait -> wait.compareTo(LONGEST) < 0)
        .map(wait -> wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait)
        .orElse(LONGEST);
  }
}
