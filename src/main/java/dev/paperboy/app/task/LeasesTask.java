package dev.paperboy.app.task;

import dev.paperboy.fleet.Replica;
import java.time.Duration;

/** Keeps in touch with the other replicas on the database. */
public final class LeasesTask implements TaskLoop.Round {
  private final Replica replica;

  /** Runs the rounds of this replica. */
  public LeasesTask(Replica replica) {
    this.replica = replica;
  }

  @Override
  public Duration run() {
    replica.round();
    return Duration.ZERO;
  }

  @Override
  public boolean isShort() {
    return true;
  }

  @Override
  public Duration afterFailure() {
    return Duration.ofSeconds(1);
  }
}
