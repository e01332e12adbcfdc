package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import java.time.Duration;
import java.util.function.Supplier;

/** Work on the database that is due from time to time: backups, removing what is old. */
public final class UpkeepTask implements TaskLoop.Round {
  private final Supplier<Duration> work;
  private final ProgramTime time;

  /**
   * Does this work, if it is due.
   *
   * @param work returns how long to wait before it is asked again, on the program's clock
   */
  public UpkeepTask(Supplier<Duration> work, ProgramTime time) {
    this.work = work;
    this.time = time;
  }

  @Override
  public Duration run() {
    return time.onTheWall(work.get());
  }
}
