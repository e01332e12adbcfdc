package dev.paperboy.app.time;

import dev.paperboy.feed.Sleeper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that starts at a given instant when it is constructed, and runs faster than real time by
 * a constant factor. It never runs backwards, and after a wait at least the requested time has
 * passed.
 */
public final class SimulatedTime implements ProgramTime {

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
  private static final double FASTEST = 1e9;

  private final Instant start;
  private final BigDecimal speed;
  private final LongSupplier nanoTime;
  private final Sleeper wall;
  private final long nanoTimeAtStart;

  /**
   * Starts now.
   *
   * @param start the initial time
   * @param speed how many seconds pass per real second; more than 0, at most a billion
   * @throws IllegalArgumentException if the speed is out of bounds
   */
  public SimulatedTime(Instant start, double speed) {
    this(start, speed, System::nanoTime, SystemTime::sleepOnTheWall);
  }

  SimulatedTime(Instant start, double speed, LongSupplier nanoTime, Sleeper wall) {
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new IllegalArgumentException(
          "the clock's speed must be more than 0 and at most a billion, but is " + speed);
    }
    this.start = start;
    this.speed = BigDecimal.valueOf(speed);
    this.nanoTime = nanoTime;
    this.wall = wall;
    this.nanoTimeAtStart = nanoTime.getAsLong();
  }

  @Override
  public Instant instant() {
    // Exact arithmetic: at a high speed a long overflows within days, and a double jumps.
    BigInteger passed =
        BigDecimal.valueOf(nanoTime.getAsLong() - nanoTimeAtStart).multiply(speed).toBigInteger();
    BigInteger[] parts = passed.divideAndRemainder(NANOS_PER_SECOND);
    return start.plusSeconds(parts[0].longValueExact()).plusNanos(parts[1].longValueExact());
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    wall.sleep(onTheWall(duration));
  }

  @Override
  public Duration onTheWall(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      return Duration.ZERO;
    }
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .divide(speed, 9, RoundingMode.CEILING);
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    return Duration.ofSeconds(
        parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact());
  }

  @Override
  public InstantSource steady() {
    return this;
  }

  @Override
  public Duration ofTheWall(Duration duration) {
    BigInteger nanos =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), 9))
            .multiply(speed)
            .movePointRight(9)
            .toBigInteger();
    BigInteger[] parts = nanos.divideAndRemainder(NANOS_PER_SECOND);
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
