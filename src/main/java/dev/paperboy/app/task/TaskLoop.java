package dev.paperboy.app.task;

import dev.paperboy.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something round by round for as long as the program runs, on one thread. Whatever a round
 * throws, errors included, the next one comes; that they keep failing is reported by {@link
 * #trouble}.
 */
public final class TaskLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskLoop.class);

  /** One round may fail by bad luck, and so may the next. */
  private static final int MANY = 3;

  private final String name;
  private final String consequence;
  private final Round round;
  private final Pause pause;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String reason = "";

  /** What is done in each round. */
  interface Round {
    /** Does it, and returns how long to wait, in wall-clock time. */
    Duration run() throws InterruptedException;

    /** How long to wait after a round that failed. */
    default Duration afterFailure() {
      return Duration.ofSeconds(30);
    }
  }

  /** Waits between rounds. */
  public interface Pause {
    /** Waits at most so long, and returns whether to go on. */
    boolean await(Duration longest) throws InterruptedException;
  }

  /**
   * A loop that ends when its pause says so, or by interruption.
   *
   * @param name what it is about, in a word
   * @param consequence what a round that failed means, for the log
   */
  public TaskLoop(String name, String consequence, Round round, Pause pause) {
    this.name = name;
    this.consequence = consequence;
    this.round = round;
    this.pause = pause;
  }

  @Override
  public void run() {
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = pause.await(runRound());
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        goesOn = false;
      } catch (RuntimeException | Error failure) {
        noteQuietly(failure);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  private Duration runRound() throws InterruptedException {
    try {
      Duration wait = round.run();
      failures.set(0);
      return wait;
    } catch (RuntimeException | Error failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopping");
      }
      noteQuietly(failure);
      return round.afterFailure();
    }
  }

  private void noteQuietly(Throwable failure) {
    failures.incrementAndGet();
    try {
      reason = inWords(failure);
      if (failure instanceof StoreException || failure instanceof UncheckedIOException) {
        LOG.atError().addKeyValue("loop", name).addKeyValue("reason", reason).log(consequence);
      } else {
        LOG.atError().addKeyValue("loop", name).setCause(failure).log(consequence);
      }
    } catch (RuntimeException | Error again) {
      // Where there is no memory to say so, the next round says it, or all is well again.
      reason = "a failure that could not be logged";
    }
  }

  private static String inWords(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "there is not enough memory";
    }
    return failure instanceof StoreException || failure instanceof UncheckedIOException
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getSimpleName() + "; see the log";
  }

  /** What it is about, in a word. */
  public String name() {
    return name;
  }

  /** That it keeps failing, and why; empty while it does not. */
  public Optional<String> trouble() {
    return failures.get() < MANY
        ? Optional.empty()
        : Optional.of("“" + name + "” keeps failing: " + reason);
  }
}
