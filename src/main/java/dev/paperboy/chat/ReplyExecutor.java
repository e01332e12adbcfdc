package dev.paperboy.chat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what people ask for: four tasks at a time, while at most 200 wait, in the order in which
 * they were submitted. Safe for use by several threads.
 */
public final class ReplyExecutor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyExecutor.class);
  private static final int THREADS = 4;
  private static final int LONGEST_QUEUE = 200;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LAST_REPLIES = Duration.ofSeconds(5);

  private final ThreadPoolExecutor threads;

  /** An executor whose daemon threads have this name. */
  public ReplyExecutor(String threadName) {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(LONGEST_QUEUE),
            work -> {
              Thread started = new Thread(work, threadName);
              started.setDaemon(true);
              return started;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Submits a task; returns whether it will run, which it does not while too many wait. */
  public boolean submit(Runnable task) {
    try {
      threads.execute(() -> guarded(task));
      return true;
    } catch (RejectedExecutionException tooMany) {
      LOG.warn("request rejected: too many at once");
      return false;
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      // A fault of the program must not end the thread.
      LOG.atError().log("request failed", failure);
    }
  }

  /** Ends at once; what waits is dropped. */
  public void stop() {
    threads.shutdownNow();
  }

  /** Runs what waits, for 5 seconds at most, and takes nothing more. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_REPLIES.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn()
            .addKeyValue("people", threads.getQueue().size() + threads.getActiveCount())
            .log("replies cut off by the shutdown");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
