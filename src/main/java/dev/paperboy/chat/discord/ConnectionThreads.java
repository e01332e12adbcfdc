package dev.paperboy.chat.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread pools of the connection: few threads, shared by all shards, which end when idle. */
final class ConnectionThreads implements AutoCloseable {
  private static final int CALLBACKS_AT_ONCE = 2;
  private static final int IDLE_SECONDS = 20;

  /** Reads events and sends heartbeats. */
  final ScheduledExecutorService gateway = scheduled("discord-gateway", 2);

  /** Queues requests for rate limiting. */
  final ScheduledExecutorService rateLimit = scheduled("discord-pace", 1);

  /**
   * Makes requests, each on a thread of its own: a reply to a person never waits for a thread
   * behind messages that wait because of rate limits.
   */
  final ExecutorService requests =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> daemon(work, "discord-request"));

  /** Runs the callbacks of requests. */
  final ExecutorService callbacks = callbacks();

  private static ScheduledExecutorService scheduled(String name, int threads) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(threads, work -> daemon(work, name));
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  private static ExecutorService callbacks() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            CALLBACKS_AT_ONCE,
            CALLBACKS_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, "discord-callback"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    gateway.shutdownNow();
    rateLimit.shutdownNow();
    requests.shutdownNow();
    callbacks.shutdownNow();
  }
}
