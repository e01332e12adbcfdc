package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.deliver.OutboxDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Drains the outbox whenever something is due, when signalled, or when a platform has responded.
 */
public final class DeliveryTask implements TaskLoop.Round {
  /** The maximum delay until work of another process is noticed. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(2);

  private final OutboxDispatcher dispatcher;
  private final WakeUp wakeUp;
  private final Runnable afterwards;
  private final ProgramTime time;
  private long nextLook = System.nanoTime();

  /**
   * Creates a task for an outbox.
   *
   * @param wakeUp ends the wait between two rounds, signalled if there may be something to send
   * @param afterwards called after each round
   */
  public DeliveryTask(
      OutboxDispatcher dispatcher, WakeUp wakeUp, Runnable afterwards, ProgramTime time) {
    this.dispatcher = dispatcher;
    this.wakeUp = wakeUp;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    boolean everywhere = wakeUp.takeSignal() || untilLook().isNegative();
    if (everywhere) {
      // In case it fails.
      nextLook = System.nanoTime();
    }
    Optional<Instant> next = everywhere ? dispatcher.drain() : dispatcher.drainResponded();
    afterwards.run();
    Duration wait =
        next.map(at -> time.onTheWall(Duration.between(time.instant(), at)))
            .map(due -> due.compareTo(SHORTEST) < 0 ? SHORTEST : due)
            .filter(due -> due.compareTo(LONGEST) < 0)
            .orElse(LONGEST);
    if (everywhere || wait.compareTo(untilLook()) < 0) {
      nextLook = System.nanoTime() + wait.toNanos();
    }
    return untilLook();
  }

  private Duration untilLook() {
    return Duration.ofNanos(nextLook - System.nanoTime());
  }
}
