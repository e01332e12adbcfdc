package dev.paperboy.app.time;

import dev.paperboy.feed.Sleeper;
import java.time.Duration;
import java.time.InstantSource;

/** The program's clock: tells the time and waits. Safe for use by several threads. */
public sealed interface ProgramTime extends InstantSource, Sleeper
    permits SystemTime, SimulatedTime {

  /**
   * How long a wait on this clock takes on the wall, for libraries that wait by themselves; never
   * negative, and at least a nanosecond for a wait that is longer than nothing.
   */
  Duration onTheWall(Duration duration);
}
