package dev.paperboy.chat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs people's requests: four tasks at a time, with a FIFO queue of at most 200. Thread-safe. */
public final class ReplyExecutor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyExecutor.class);
  private static final int THREADS = 4;
  private static final int LONGEST_QUEUE = 200;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration LAST_REPLIES = Duration.ofSeconds(5);

  private final ThreadPoolExecutor threads;

  /** Creates an executor whose daemon threads have this name. */
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

  /** Submits a task; returns whether it was accepted, which it is not while the queue is full. */
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
      // A bug must not end the thread.
      LOG.atError().log("request failed", failure);
    }
  }

  /** Stops at once; waiting tasks are dropped. */
  public void stop() {
    threads.shutdownNow();
  }

  /** Runs waiting tasks, for 5 seconds at most, and accepts no more. */
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
