package dev.paperboy.app.time;

import dev.paperboy.fleet.Pace;
import java.time.Duration;
import java.util.List;

/**
 * A pace in real time for those who measure and wait by the program's clock, which may run faster.
 * Thread-safe.
 */
public final class ProgramPace implements Pace {
  private final Pace wall;
  private final ProgramTime time;

  /** Creates a pace for this clock. */
  public ProgramPace(Pace wall, ProgramTime time) {
    this.wall = wall;
    this.time = time;
  }

  @Override
  public Duration reserve(String name, Duration interval, int count) {
    return time.ofTheWall(wall.reserve(name, time.onTheWall(interval), count));
  }

  @Override
  public Duration claim(String name, Duration interval, Duration hold) {
    // A request takes as long as it takes, however fast the clock runs.
    return time.ofTheWall(wall.claim(name, time.onTheWall(interval), hold));
  }

  @Override
  public void release(String name, Duration interval) {
    wall.release(name, time.onTheWall(interval));
  }

  @Override
  public boolean take(List<Share> shares) {
    return wall.take(
        shares.stream()
            .map(
                share ->
                    new Share(
                        share.name(),
                        time.onTheWall(share.interval()),
                        time.onTheWall(share.most())))
            .toList());
  }

  @Override
  public void postpone(String name, Duration wait) {
    wall.postpone(name, time.onTheWall(wait));
  }
}
