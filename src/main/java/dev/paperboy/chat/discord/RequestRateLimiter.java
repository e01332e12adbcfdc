package dev.paperboy.chat.discord;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a limited number of requests start per second and queues the others in order. The library
 * paces the messages of one channel by Discord's headers, but learns of the limit of all requests
 * together only by running into it. Safe for use by several threads.
 */
final class RequestRateLimiter {
  private static final Executor A_SECOND_LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
  private int free;

  /**
   * A pace.
   *
   * @param aSecond how many requests may begin in a second
   */
  RequestRateLimiter(int aSecond) {
    this.free = aSecond;
  }

  /** Ends when it is the caller's turn. */
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
