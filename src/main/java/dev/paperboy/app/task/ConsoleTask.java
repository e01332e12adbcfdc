package dev.paperboy.app.task;

import dev.paperboy.chat.console.ConsoleFollower;
import java.time.Duration;

/** Shows what other replicas post on the console every second. */
public final class ConsoleTask implements TaskLoop.Round {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final ConsoleFollower follower;

  /** Creates a task that runs this follower. */
  public ConsoleTask(ConsoleFollower follower) {
    this.follower = follower;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration run() {
    follower.look();
    return BETWEEN;
  }
}
