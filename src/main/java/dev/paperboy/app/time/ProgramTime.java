package dev.paperboy.app.time;

import dev.paperboy.feed.Sleeper;
import java.time.Duration;
import java.time.InstantSource;

/** The program's clock, which returns the current time and waits. Thread-safe. */
public sealed interface ProgramTime extends InstantSource, Sleeper
    permits SystemTime, SimulatedTime {

  /**
   * Returns how long a wait on this clock takes in real time, for libraries that wait by
   * themselves; never negative, and at least a nanosecond for a positive duration.
   */
  Duration onTheWall(Duration duration);

  /**
   * Returns a clock of the same speed that is never set, for intervals; its instants mean nothing
   * by themselves.
   */
  InstantSource steady();

  /** Returns how much time passes on this clock in this real time. */
  Duration ofTheWall(Duration duration);
}
