package dev.paperboy.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections of clients that send requests or read responses too slowly, even if steadily,
 * and the longest-waiting ones if there are too many. Event streams have no deadline. Thread-safe.
 */
final class ConnectionDeadlines extends EventsHandler implements Connection.Listener {
  private static final String DEADLINE = ConnectionDeadlines.class.getName();

  private final ServerLimits limits;

  /** The clients expected to send a request, or the rest of one; the longest-waiting is first. */
  private final Map<EndPoint, Scheduler.Task> sending = new LinkedHashMap<>();

  private int open;

  ConnectionDeadlines(ServerLimits limits) {
    this.limits = limits;
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint longest = null;
    synchronized (sending) {
      if (++open > limits.connections()) {
        longest = sending.keySet().stream().findFirst().orElse(null);
      }
      sends(connection.getEndPoint(), limits.head());
    }
    if (longest != null) {
      longest.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    synchronized (sending) {
      open--;
      sendsNoMore(connection.getEndPoint());
    }
  }

  @Override
  protected void onBeforeHandling(Request request) {
    synchronized (sending) {
      sendsNoMore(client(request));
      if (RequestBodies.hasBody(request)) {
        sends(client(request), limits.body());
      }
    }
  }

  /** The body of a request was read. */
  void bodyRead(Request request) {
    synchronized (sending) {
      sendsNoMore(client(request));
    }
  }

  @Override
  protected void onResponseBegin(Request request, int status, HttpFields headers) {
    String type = headers.get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith("text/event-stream")) {
      request.setAttribute(DEADLINE, closing(client(request), limits.answer()));
    }
  }

  @Override
  protected void onComplete(
      Request request, int status, HttpFields headers, @Nullable Throwable failure) {
    if (request.removeAttribute(DEADLINE) instanceof Scheduler.Task deadline) {
      deadline.cancel();
    }
    EndPoint client = client(request);
    synchronized (sending) {
      sendsNoMore(client);
      if (client.isOpen()) {
        sends(client, limits.head());
      }
    }
  }

  private void sends(EndPoint client, Duration deadline) {
    sending.put(client, closing(client, deadline));
  }

  private void sendsNoMore(EndPoint client) {
    Scheduler.Task deadline = sending.remove(client);
    if (deadline != null) {
      deadline.cancel();
    }
  }

  private Scheduler.Task closing(EndPoint client, Duration deadline) {
    return getServer()
        .getScheduler()
        .schedule(client::close, deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static EndPoint client(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }
}
