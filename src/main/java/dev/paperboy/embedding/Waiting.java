package dev.paperboy.embedding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits for something that another thread does. */
@FunctionalInterface
public interface Waiting {
  /** Waits until a future is complete, at most this long on the program's clock. */
  void await(CompletableFuture<?> future, Duration longest) throws InterruptedException;
}
