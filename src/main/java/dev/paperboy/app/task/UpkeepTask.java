package dev.paperboy.app.task;

import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.LeasedTask;
import java.time.Duration;
import java.util.function.Supplier;

/** Work on the database that one replica does when it is due: backups, removing what is old. */
public final class UpkeepTask implements TaskLoop.Round {
  private final LeasedTask leased;
  private final Supplier<Duration> work;
  private final Duration otherwise;
  private final ProgramTime time;

  /**
   * Does this work under a lease, if it is due.
   *
   * @param work returns how long to wait before it is asked again, on the program's clock
   * @param otherwise how long to wait if another replica does it, on the program's clock
   */
  public UpkeepTask(
      LeasedTask leased, Supplier<Duration> work, Duration otherwise, ProgramTime time) {
    this.leased = leased;
    this.work = work;
    this.otherwise = otherwise;
    this.time = time;
  }

  @Override
  public Duration run() {
    return time.onTheWall(leased.run(work::get).orElse(otherwise));
  }
}
