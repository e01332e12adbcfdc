package dev.paperboy.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.command.Reply;
import dev.paperboy.web.JsonAnswer;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends server-sent events to open pages. Thread-safe.
 *
 * <p>Sending never blocks: a page that does not keep up is disconnected, and catches up when it
 * reconnects. At most {@value #MOST_STREAMS} pages are served at a time.
 */
public final class ConsoleEvents implements AutoCloseable {
  static final int MOST_STREAMS = 32;

  private final Duration heartbeat;
  private final Semaphore places = new Semaphore(MOST_STREAMS);
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers;

  /** Creates events with a heartbeat every 15 seconds. */
  public ConsoleEvents() {
    this(Duration.ofSeconds(15));
  }

  /** Creates events with a heartbeat at this interval while there are no others. */
  ConsoleEvents(Duration heartbeat) {
    this.heartbeat = heartbeat;
    AtomicInteger count = new AtomicInteger();
    writers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "console-events-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Reports a posted message. */
  public void messagePosted(String channelName, long number) {
    publish("message", ConsoleJson.object().put("channel", channelName).put("id", number));
  }

  /** Reports an edited message. */
  public void messageEdited(String channelName, long number) {
    publish("edit", ConsoleJson.object().put("channel", channelName).put("id", number));
  }

  /**
   * Reports a poll of a feed.
   *
   * @param name the feed's name
   * @param status its state now, as in {@link ConsoleStatus.Feed}
   * @param newPapers the number of new papers
   */
  public void feedPolled(String name, String status, int newPapers) {
    publish(
        "feed",
        ConsoleJson.object().put("name", name).put("status", status).put("papers", newPapers));
  }

  /** Reports a change of {@code /api/status}. */
  public void statusChanged() {
    publish("status", ConsoleJson.object());
  }

  /**
   * Reports a reply to a command for the whole channel.
   *
   * @param client the page where it was typed, which already shows the reply; may be empty
   */
  void replied(String channelName, String user, String command, String client, Reply reply) {
    ObjectNode data =
        ConsoleJson.object()
            .put("channel", channelName)
            .put("user", user)
            .put("command", command)
            .put("client", client)
            .put("text", reply.text());
    data.set("cards", ConsoleJson.cards(reply.cards()));
    publish("reply", data);
  }

  /** Streams events from now on, until the page disconnects. */
  void stream(Context ctx) throws IOException {
    if (writers.isShutdown() || !places.tryAcquire()) {
      ctx.header("Retry-After", "10");
      throw new ServiceUnavailableResponse("Too many pages are open; close one and try again.");
    }
    ctx.contentType("text/event-stream; charset=utf-8");
    // A buffering proxy would delay the events.
    ctx.header("X-Accel-Buffering", "no");
    EventStream stream = new EventStream(ctx.res().getOutputStream(), heartbeat, this::leave);
    streams.add(stream);
    ctx.future(() -> stream.start(writers));
  }

  /** Returns the number of connected pages. */
  int listeners() {
    return streams.size();
  }

  /** Disconnects every page. */
  @Override
  public void close() {
    streams.forEach(EventStream::cutOff);
    writers.shutdown();
  }

  private void leave(EventStream stream) {
    if (streams.remove(stream)) {
      places.release();
    }
  }

  private void publish(String event, ObjectNode data) {
    String text = "event: " + event + "\ndata: " + JsonAnswer.text(data) + "\n\n";
    streams.forEach(stream -> stream.offer(text));
  }
}
