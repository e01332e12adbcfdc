package dev.paperboy.app.task;

import dev.paperboy.app.DeclaredFile;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.LeasedTask;
import java.time.Duration;

/**
 * Checks the file of declared subscriptions periodically, while this replica is the one that does.
 */
public final class DeclarationsTask implements TaskLoop.Round {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** However fast a simulated clock runs. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final DeclaredFile file;
  private final LeasedTask leased;
  private final Runnable afterwards;
  private final ProgramTime time;

  /** Checks this file under a lease; signals delivery after each change. */
  public DeclarationsTask(
      DeclaredFile file, LeasedTask leased, Runnable afterwards, ProgramTime time) {
    this.file = file;
    this.leased = leased;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    if (leased.run(file::look).orElse(false)) {
      afterwards.run();
    }
    return afterFailure();
  }

  @Override
  public Duration afterFailure() {
    Duration wall = time.onTheWall(EVERY);
    return wall.compareTo(SHORTEST) < 0 ? SHORTEST : wall;
  }
}
