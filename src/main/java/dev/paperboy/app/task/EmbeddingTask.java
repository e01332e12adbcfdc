package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.embedding.EmbeddingWork;
import java.time.Duration;

/** Asks an endpoint for vectors, whenever somebody waits for some and as long as any is missing. */
public final class EmbeddingTask implements TaskLoop.Round {
  private final EmbeddingWork work;
  private final ProgramTime time;

  /** Does this work. */
  public EmbeddingTask(EmbeddingWork work, ProgramTime time) {
    this.work = work;
    this.time = time;
  }

  @Override
  public Duration run() throws InterruptedException {
    return time.onTheWall(work.run());
  }
}
