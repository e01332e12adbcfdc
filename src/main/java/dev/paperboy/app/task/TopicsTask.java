package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.ingest.TopicUpdater;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Brings the thresholds of topics up to date, after each poll and every minute. */
public final class TopicsTask implements TaskLoop.Round {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final TopicUpdater updater;
  private final BooleanSupplier stopped;
  private final ProgramTime time;

  /**
   * Runs this updater.
   *
   * @param stopped whether to end a round early
   */
  public TopicsTask(TopicUpdater updater, BooleanSupplier stopped, ProgramTime time) {
    this.updater = updater;
    this.stopped = stopped;
    this.time = time;
  }

  @Override
  public Duration run() {
    updater.update(stopped);
    return time.onTheWall(EVERY);
  }
}
