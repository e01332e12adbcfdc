package dev.paperboy.chat.discord;

import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.fleet.Pace;
import dev.paperboy.fleet.Slots;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Limits the number of requests started per second by all replicas, and lets the others wait in
 * order. The library limits the messages of each channel by Discord's headers, but detects the
 * global limit only by exceeding it. Thread-safe.
 */
final class RequestRateLimiter {
  /** The name of the limit. */
  private static final String NAME = "discord";

  /** A quarter of a second: what a replica reserves is lost if it stops. */
  private static final int AT_ONCE = 12;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Pace pace;
  private final Slots slots;
  private final LongSupplier nanoTime;
  private final RateLimitWaits waits;

  /**
   * Creates a limiter.
   *
   * @param pace the limits that all replicas share
   * @param aSecond the number of requests that may start per second
   * @param nanoTime real time in nanoseconds since any instant
   * @param waits counts how long requests wait for their turn
   */
  RequestRateLimiter(Pace pace, int aSecond, LongSupplier nanoTime, RateLimitWaits waits) {
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.waits = waits;
    this.slots = new Slots(pace, NAME, Duration.ofSeconds(1).dividedBy(aSecond), AT_ONCE, nanoTime);
  }

  /** Returns when it is the caller's turn. */
  void await() throws InterruptedException {
    long begun = nanoTime.getAsLong();
    boolean waited = waiting.getAndIncrement() > 0;
    try {
      turn.lockInterruptibly();
      try {
        Duration wait = slots.take(waiting.get());
        waited |= !wait.isZero();
        sleep(wait);
      } finally {
        turn.unlock();
      }
    } finally {
      waiting.decrementAndGet();
    }
    if (waited) {
      waits.add(Duration.ofNanos(nanoTime.getAsLong() - begun));
    }
  }

  /** Starts no request for this long, because Discord asked for it. */
  void pause(Duration asked) {
    pace.postpone(NAME, asked);
    slots.drop();
  }

  private static void sleep(Duration wait) throws InterruptedException {
    if (wait.isZero()) {
      return;
    }
    try {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS))
          .get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
