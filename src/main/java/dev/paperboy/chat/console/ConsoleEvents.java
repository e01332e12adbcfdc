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
 * Tells the open pages what happens, as server-sent events. Safe for use by several threads.
 *
 * <p>Telling never waits: a page that does not keep up is cut off, and catches up when it comes
 * back. At most {@value #MOST_STREAMS} pages are served at a time.
 */
public final class ConsoleEvents implements AutoCloseable {
  static final int MOST_STREAMS = 32;

  private final Duration heartbeat;
  private final Semaphore places = new Semaphore(MOST_STREAMS);
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers;

  /** Events with a sign of life every 15 seconds. */
  public ConsoleEvents() {
    this(Duration.ofSeconds(15));
  }

  /** Events with a sign of life as often as this where nothing else is to be told. */
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

  /** A message was posted. */
  public void messagePosted(String channelName, long number) {
    tell("message", ConsoleJson.object().put("channel", channelName).put("id", number));
  }

  /** A message shows something else than before. */
  public void messageEdited(String channelName, long number) {
    tell("edit", ConsoleJson.object().put("channel", channelName).put("id", number));
  }

  /**
   * A feed was polled.
   *
   * @param name the feed's name
   * @param status how it is now, in the words of {@link ConsoleStatus.Feed}
   * @param newPapers how many papers it had that were not known
   */
  public void feedPolled(String name, String status, int newPapers) {
    tell(
        "feed",
        ConsoleJson.object().put("name", name).put("status", status).put("papers", newPapers));
  }

  /** Something changed that {@code /api/status} tells. */
  public void statusChanged() {
    tell("status", ConsoleJson.object());
  }

  /**
   * A command was replied to for the whole channel.
   *
   * @param client the page it was typed in, which already shows the reply; may be empty
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
    tell("reply", data);
  }

  /** Sends the events from now on, until the page leaves. */
  void stream(Context ctx) throws IOException {
    if (writers.isShutdown() || !places.tryAcquire()) {
      ctx.header("Retry-After", "10");
      throw new ServiceUnavailableResponse("Too many pages are open; close one and try again.");
    }
    ctx.contentType("text/event-stream; charset=utf-8");
    // A proxy that buffers would hold the events back.
    ctx.header("X-Accel-Buffering", "no");
    EventStream stream = new EventStream(ctx.res().getOutputStream(), heartbeat, this::leave);
    streams.add(stream);
    ctx.future(() -> stream.start(writers));
  }

  /** How many pages listen. */
  int listeners() {
    return streams.size();
  }

  /** Says good-bye to every page. */
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

  private void tell(String event, ObjectNode data) {
    String text = "event: " + event + "\ndata: " + JsonAnswer.text(data) + "\n\n";
    streams.forEach(stream -> stream.offer(text));
  }
}
