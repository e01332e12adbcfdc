package dev.paperboy.chat.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that happens elsewhere, with a deadline. */
public final class Waiting {
  private static final long PAUSE_MILLISECONDS = 5;

  private Waiting() {}

  /**
   * Waits until something is so.
   *
   * @throws AssertionError when it is not so in time
   */
  public static void until(String what, Duration deadline, BooleanSupplier isSo) {
    forValue(what, deadline, () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Waits for a value.
   *
   * @throws AssertionError when it does not come in time
   */
  public static <T> T forValue(String what, Duration deadline, Supplier<Optional<T>> value) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      Optional<T> found = value.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Not within " + deadline + ": " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", interrupted);
    }
  }
}
