package dev.paperboy.app.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The system's wall clock. */
public final class SystemTime implements ProgramTime {

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    sleepOnTheWall(onTheWall(duration));
  }

  @Override
  public Duration onTheWall(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  @Override
  public InstantSource steady() {
    return () -> Instant.EPOCH.plusNanos(System.nanoTime());
  }

  @Override
  public Duration ofTheWall(Duration duration) {
    return duration;
  }

  static void sleepOnTheWall(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
  }
}
