package dev.paperboy.chat.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event stream to one page.
 *
 * <p>One thread writes; senders only add to a bounded queue.
 */
final class EventStream {
  static final int MOST_WAITING = 256;
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  private final OutputStream out;
  private final Duration heartbeat;
  private final Consumer<EventStream> onEnd;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean isCutOff;
  private @Nullable Future<?> writer;

  EventStream(OutputStream out, Duration heartbeat, Consumer<EventStream> onEnd) {
    this.out = out;
    this.heartbeat = heartbeat;
    this.onEnd = onEnd;
  }

  /** Starts to write; the future completes when the stream has ended. */
  synchronized CompletableFuture<Void> start(ExecutorService writers) {
    if (isCutOff || writers.isShutdown()) {
      end();
    } else {
      writer = writers.submit(this::write);
    }
    return ended;
  }

  /** Adds an event; disconnects the page if its queue is full. */
  void offer(String event) {
    if (!waiting.offer(event)) {
      log.atDebug().log("page is too slow for its events and was disconnected");
      cutOff();
    }
  }

  /** Ends the stream, even if the page no longer reads. */
  synchronized void cutOff() {
    isCutOff = true;
    if (writer != null) {
      // The interrupt also ends a write that waits for the page to read.
      writer.cancel(true);
    }
    end();
  }

  private void write() {
    try {
      send("retry: 2000\n: welcome\n\n");
      while (!Thread.currentThread().isInterrupted()) {
        String event = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        send(event == null ? ": still here\n\n" : event);
      }
    } catch (IOException | InterruptedException gone) {
      log.atDebug().addKeyValue("reason", gone.toString()).log("page disconnected");
    } finally {
      end();
    }
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void end() {
    onEnd.accept(this);
    ended.complete(null);
  }
}
