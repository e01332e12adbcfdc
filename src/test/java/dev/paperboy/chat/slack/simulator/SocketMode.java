package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.simulator.Waiting;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Socket Mode: connections of the bot, envelopes, and the ways they fail. Thread-safe. */
public final class SocketMode implements Line {
  private static final int MOST_CONNECTIONS = 10;
  private static final int POLICY_VIOLATION = 1008;

  private record Sent(Delivery delivery, int number) {}

  private final Map<String, Sent> envelopes = new ConcurrentHashMap<>();
  private final List<WsContext> connections = new CopyOnWriteArrayList<>();
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final List<String> unknownAcknowledgements = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile int connectionSeconds = 3600;
  private volatile Duration pingPause = Duration.ofSeconds(5);
  private volatile boolean refusing;

  SocketMode() {}

  /** How many connections there are now. */
  public int connections() {
    return connections.size();
  }

  /** How many connections there have been. */
  public int connectionsSoFar() {
    return opened.get();
  }

  /** Waits until so many connections are open, and greeted. */
  public void awaitConnections(int count) {
    Waiting.until(
        count + " connections", Duration.ofSeconds(60), () -> connections.size() >= count);
  }

  /** Acknowledgements of envelopes that were never sent. */
  public List<String> unknownAcknowledgements() {
    return List.copyOf(unknownAcknowledgements);
  }

  /** Cuts every connection without a word. */
  public void dropConnections() {
    for (WsContext connection : List.copyOf(connections)) {
      connections.remove(connection);
      connection.session.disconnect();
    }
  }

  /** Closes every connection with a code. */
  public void closeConnections(int code, String reason) {
    connections.forEach(connection -> connection.closeSession(code, reason));
  }

  /**
   * Tells every connection that it is about to end; nothing more is sent by it, except after a mere
   * warning.
   *
   * @param reason warning, refresh_requested or link_disabled
   */
  public void disconnect(String reason) {
    ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
    frame.putObject("debug_info").put("host", "applink-simulated");
    for (WsContext connection : List.copyOf(connections)) {
      connection.send(frame.toString());
      if (!reason.equals("warning")) {
        connections.remove(connection);
      }
    }
  }

  /** New connections are refused, or let in again. */
  public void refuseConnections(boolean refuse) {
    refusing = refuse;
  }

  boolean isRefusing() {
    return refusing;
  }

  /** How long a connection is said to last. Default 1 hour. */
  public void connectionsLast(Duration time) {
    connectionSeconds = (int) time.toSeconds();
  }

  /** The pause between the server's pings on new connections. Default 5 s. */
  public void pingEvery(Duration pause) {
    pingPause = pause;
  }

  /** A single-use ticket for a connection. */
  String newTicket() {
    Refusal.when(connections.size() >= MOST_CONNECTIONS, "too_many_websockets");
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return ticket;
  }

  void addTo(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(context -> received(context.message()));
    socket.onClose(this::closed);
    socket.onError(this::closed);
  }

  private void connected(WsContext context) {
    context.session.setIdleTimeout(Duration.ZERO);
    String ticket = context.queryParam("ticket");
    if (ticket == null || !tickets.remove(ticket) || refusing) {
      context.closeSession(POLICY_VIOLATION, "invalid ticket");
      return;
    }
    context.enableAutomaticPings(pingPause.toMillis(), TimeUnit.MILLISECONDS);
    ObjectNode hello = Json.object().put("type", "hello");
    hello.put("num_connections", connections.size() + 1);
    hello.putObject("connection_info").put("app_id", World.APP_ID);
    hello
        .putObject("debug_info")
        .put("host", "applink-simulated")
        .put("build_number", 1)
        .put("approximate_connection_time", connectionSeconds);
    context.send(hello.toString());
    connections.add(context);
    opened.incrementAndGet();
  }

  private void closed(WsContext context) {
    connections.removeIf(one -> one.sessionId().equals(context.sessionId()));
    context.disableAutomaticPings();
  }

  private void received(String text) {
    JsonNode frame = Json.readOrMissing(text);
    String envelope = frame.path("envelope_id").asText("");
    if (envelope.isEmpty()) {
      return;
    }
    Sent sent = envelopes.get(envelope);
    if (sent == null) {
      unknownAcknowledgements.add(envelope);
    } else {
      sent.delivery.acknowledged(sent.number, frame.path("payload"));
    }
  }

  @Override
  public void send(Delivery delivery, Attempt attempt, Deliveries deliveries) {
    String id = UUID.randomUUID().toString();
    envelopes.put(id, new Sent(delivery, attempt.number()));
    String frame = envelope(id, delivery, attempt).toString();
    List<WsContext> open = List.copyOf(connections);
    for (int tried = 0; tried < open.size(); tried++) {
      WsContext connection = open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
      try {
        connection.send(frame);
        return;
      } catch (RuntimeException gone) {
        // A bot that was killed meanwhile: another of its connections may be alive.
        connections.remove(connection);
      }
    }
    deliveries.failed(delivery, attempt.number(), Attempt.Outcome.UNREACHABLE, "no connection");
  }

  private static ObjectNode envelope(String id, Delivery delivery, Attempt attempt) {
    ObjectNode envelope = Json.object().put("envelope_id", id);
    envelope.put("type", delivery.type()).set("payload", delivery.payload());
    envelope.put("accepts_response_payload", !delivery.type().equals(Delivery.EVENT));
    if (delivery.type().equals(Delivery.EVENT)) {
      envelope.put("retry_attempt", attempt.number()).put("retry_reason", attempt.retryReason());
    }
    return envelope;
  }
}
