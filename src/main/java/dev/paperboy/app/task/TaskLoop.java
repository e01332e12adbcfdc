package dev.paperboy.app.task;

import dev.paperboy.ops.TaskState;
import dev.paperboy.store.StoreException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a task in rounds for as long as the program runs, on one thread. After a failed round,
 * errors included, the next one follows; persistent failure is reported by {@link #problem}.
 */
public final class TaskLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskLoop.class);

  /** A round may fail by chance, and so may the next. */
  private static final int MANY = 3;

  /** Nothing that a round waits for takes longer: a transaction, a connection. */
  static final Duration LONGEST_SHORT = Duration.ofMinutes(10);

  /** Longer than a large harvest or index takes. */
  static final Duration LONGEST = Duration.ofHours(12);

  private final String name;
  private final String consequence;
  private final Round round;
  private final Pause pause;
  private final LongSupplier nanoTime;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String reason = "";
  private volatile boolean inRound;
  private volatile long lastProgress;

  /** The task of each round. */
  interface Round {
    /** Runs it, and returns how long to wait, in wall-clock time. */
    Duration run() throws InterruptedException;

    /** Returns how long to wait after a round that failed. */
    default Duration afterFailure() {
      return Duration.ofSeconds(30);
    }

    /**
     * Returns whether a round makes progress within seconds, so that one that does not can only be
     * stuck, and a restart helps. Other rounds may take hours: a harvest, a large index.
     */
    default boolean isShort() {
      return false;
    }
  }

  /** Waits between rounds. */
  public interface Pause {
    /** Waits at most this long, and returns whether to continue. */
    boolean await(Duration longest) throws InterruptedException;
  }

  /**
   * Creates a loop that ends when its pause says so, or by interruption.
   *
   * @param name the task, in a word
   * @param consequence what a failed round means, for the log
   */
  public TaskLoop(String name, String consequence, Round round, Pause pause) {
    this(name, consequence, round, pause, System::nanoTime);
  }

  /** Creates a loop whose rounds are measured by this monotonic clock, in nanoseconds. */
  TaskLoop(String name, String consequence, Round round, Pause pause, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
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
    progress();
    inRound = true;
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
    } finally {
      inRound = false;
    }
  }

  /** Notes that the current round makes progress; may be called by any thread. */
  public void progress() {
    lastProgress = nanoTime.getAsLong();
  }

  private Duration idle() {
    long since = lastProgress;
    return inRound ? Duration.ofNanos(nanoTime.getAsLong() - since) : Duration.ZERO;
  }

  /** Returns the state of the task. */
  TaskState state() {
    Duration idle = idle();
    return new TaskState(name, failures.get(), idle, idle.compareTo(longest()) > 0);
  }

  private Duration longest() {
    return round.isShort() ? LONGEST_SHORT : LONGEST;
  }

  /** Returns that the current round takes longer than it may, in words; empty if it does not. */
  public Optional<String> hang() {
    TaskState state = state();
    return state.hangs()
        ? Optional.of(
            "“" + name + "” has made no progress for " + state.idle().toMinutes() + " minutes")
        : Optional.empty();
  }

  /** Returns whether the program should be restarted if the task hangs. */
  boolean isShort() {
    return round.isShort();
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
      // If there is no memory to report it, the next round does, or the failure has passed.
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

  /** Returns the name of the task, in a word. */
  public String name() {
    return name;
  }

  /** Returns why it keeps failing; empty if it does not. */
  public Optional<String> problem() {
    return failures.get() < MANY
        ? Optional.empty()
        : Optional.of("“" + name + "” keeps failing: " + reason);
  }
}
