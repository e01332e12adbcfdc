package dev.paperboy.app;

import java.time.Duration;

/** Looks at the file of declared subscriptions for as long as the program runs. */
final class FollowDeclaredFile implements Loop.Round {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** However fast a simulated clock runs. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final DeclaredFile file;
  private final Runnable afterwards;
  private final ProgramTime time;

  /** Looks at this file; after each change it calls for delivery. */
  FollowDeclaredFile(DeclaredFile file, Runnable afterwards, ProgramTime time) {
    this.file = file;
    this.afterwards = afterwards;
    this.time = time;
  }

  @Override
  public Duration run() {
    if (file.look()) {
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
