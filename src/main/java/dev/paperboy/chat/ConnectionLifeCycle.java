package dev.paperboy.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the connection to a platform: connection attempts with backoff, the state, and a thread
 * for these tasks. Thread-safe.
 */
public final class ConnectionLifeCycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLifeCycle.class);

  private final String title;
  private final ReconnectBackoff backoff;
  private final Runnable changed;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor thread;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Runnable connect = () -> {};
  private volatile @Nullable Instant disconnected;
  private volatile String refusal = "";
  private volatile String problem = "";
  private volatile boolean on;

  /**
   * Creates a life cycle that is not started.
   *
   * @param title the display name of the platform
   * @param changed called whenever the platform becomes reachable or unreachable
   */
  public ConnectionLifeCycle(
      String title, ReconnectBackoff backoff, Runnable changed, InstantSource clock) {
    this.title = title;
    this.backoff = backoff;
    this.changed = changed;
    this.clock = clock;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread started = new Thread(work, title.toLowerCase(Locale.ROOT) + "-connection");
              started.setDaemon(true);
              return started;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Starts connecting.
   *
   * @param attempt tries once, on the thread, and reports the outcome by {@link #accepted}, {@link
   *     #connected}, {@link #failed} or {@link #refused}
   */
  public void start(Runnable attempt) {
    connect = attempt;
    on = true;
    later(Duration.ZERO, attempt);
  }

  /** Returns whether it is started and not closed. */
  public boolean isOn() {
    return on;
  }

  /** Returns whether there was a connection that is lost. */
  public boolean isLost() {
    return disconnected != null;
  }

  /**
   * Returns the state.
   *
   * @param connection a description of the connection; empty if there is none
   */
  public PlatformState state(Optional<String> connection) {
    if (!on) {
      return PlatformState.Off.STOPPED;
    }
    if (!refusal.isEmpty()) {
      return new PlatformState.Refused(refusal);
    }
    if (connection.isPresent()) {
      return new PlatformState.Connected(connection.get());
    }
    Instant since = disconnected;
    return since == null
        ? new PlatformState.Connecting(problem)
        : new PlatformState.Disconnected(since);
  }

  /** Reports that the platform accepts the bot; the connection follows. */
  public void accepted() {
    refusal = "";
    problem = "";
  }

  /** Reports a connection, for the first time or again. */
  public void connected() {
    failures.set(0);
    disconnected = null;
    changed.run();
  }

  /** Reports that the connection is lost and the library is reconnecting. */
  public void lost() {
    if (disconnected == null) {
      disconnected = clock.instant();
    }
    changed.run();
  }

  /** Reports that the attempt failed; it is retried after the backoff. */
  public void failed(String reason) {
    refusal = "";
    problem = reason;
    Duration wait = backoff.after(failures.incrementAndGet());
    LOG.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("again", wait)
        .log("connecting to {} failed; it will be retried", title);
    later(wait, connect);
  }

  /** Reports that the platform refuses the bot; it is retried when the operator may have acted. */
  public void refused(String reason) {
    refusal = reason;
    LOG.atError()
        .addKeyValue("reason", reason)
        .addKeyValue("again", backoff.refused())
        .log("{} refuses the bot", title);
    changed.run();
    later(backoff.refused(), connect);
  }

  /** Runs a task on the thread after a delay; does nothing once closed. */
  public void later(Duration wait, Runnable work) {
    try {
      Future<?> unused =
          thread.schedule(() -> guarded(work), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("connection is closed; scheduled work ignored");
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      LOG.atError().log("handling the connection to " + title + " failed", failure);
    }
  }

  /** Stops the thread, within a few seconds. */
  @Override
  public void close() {
    on = false;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("connecting to {} could not be stopped in time", title);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
