package dev.paperboy.chat.discord;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of the connection: few, shared by all shards, and gone when idle. */
final class Pools implements AutoCloseable {
  private static final int REQUESTS_AT_ONCE = 12;

  /** Events are read and heartbeats sent here. */
  final ScheduledExecutorService gateway = scheduled("discord-gateway", 2);

  /** Requests wait for their turn here. */
  final ScheduledExecutorService rateLimit = scheduled("discord-pace", 1);

  /** Requests are made here. */
  final ExecutorService requests = pool("discord-request", REQUESTS_AT_ONCE);

  /** What comes of requests is told here. */
  final ExecutorService callbacks = pool("discord-callback", 2);

  private static ScheduledExecutorService scheduled(String name, int threads) {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(threads, work -> daemon(work, name));
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  private static ExecutorService pool(String name, int threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            20,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, name));
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
