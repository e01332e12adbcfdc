package dev.paperboy.app.task;

import dev.paperboy.app.DeclaredFile;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SharedWork;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks the file of declared subscriptions periodically, while this replica is the one that does.
 */
public final class DeclarationsTask implements TaskLoop.Round {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** However fast a simulated clock runs. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final DeclaredFile file;
  private final Leases leases;
  private final Runnable afterwards;
  private final ProgramTime time;

  /** Checks this file; signals delivery after each change. */
  public DeclarationsTask(DeclaredFile file, Leases leases, Runnable afterwards, ProgramTime time) {
    this.leases = leases;
    this.file = file;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    Optional<Leases.Work> work = leases.begin(SharedWork.DECLARATIONS.lease());
    if (work.isPresent()) {
      try (Leases.Work held = work.get()) {
        if (file.look()) {
          afterwards.run();
        }
      }
    }
    return afterFailure();
  }

  @Override
  public Duration afterFailure() {
    Duration wall = time.onTheWall(EVERY);
    return wall.compareTo(SHORTEST) < 0 ? SHORTEST : wall;
  }
}
