package dev.paperboy.chat.discord;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of requests started per second and queues the others in order. The library
 * limits the messages of each channel by Discord's headers, but detects the global limit only by
 * exceeding it. Thread-safe.
 */
final class RequestRateLimiter {
  private static final Executor A_SECOND_LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
  private int free;

  /**
   * Creates a limiter.
   *
   * @param aSecond the number of requests that may start per second
   */
  RequestRateLimiter(int aSecond) {
    this.free = aSecond;
  }

  /** Returns a future that completes when it is the caller's turn. */
  CompletableFuture<@Nullable Void> turn() {
    CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
    synchronized (this) {
      if (free == 0) {
        waiting.add(turn);
        return turn;
      }
      free--;
    }
    begin(turn);
    return turn;
  }

  private void begin(CompletableFuture<@Nullable Void> turn) {
    A_SECOND_LATER.execute(this::next);
    turn.complete(null);
  }

  private void next() {
    CompletableFuture<@Nullable Void> turn;
    synchronized (this) {
      turn = waiting.poll();
      if (turn == null) {
        free++;
        return;
      }
    }
    begin(turn);
  }
}
