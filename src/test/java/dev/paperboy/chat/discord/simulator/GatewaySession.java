package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the server remembers of a shard's session beyond its connection. Thread-safe. */
final class GatewaySession {
  private record Sent(long sequence, String frame) {}

  final String id;
  final int shard;
  final int total;
  private final List<Sent> history = new ArrayList<>();
  private long sequence;
  private @Nullable GatewayConnection connection;

  GatewaySession(String id, int shard, int total, GatewayConnection connection) {
    this.id = id;
    this.shard = shard;
    this.total = total;
    this.connection = connection;
  }

  /** Sends an event, or keeps it for the time when the bot resumes. */
  synchronized void dispatch(String event, ObjectNode data) {
    sequence++;
    ObjectNode frame = Json.object().put("op", 0).put("s", sequence).put("t", event);
    frame.set("d", data);
    String text = frame.toString();
    history.add(new Sent(sequence, text));
    if (connection != null) {
      connection.send(text);
    }
  }

  synchronized boolean isConnected() {
    return connection != null;
  }

  synchronized boolean isOn(GatewayConnection other) {
    return connection == other;
  }

  synchronized void disconnected() {
    connection = null;
  }

  synchronized void with(Consumer<GatewayConnection> action) {
    if (connection != null) {
      action.accept(connection);
    }
  }

  synchronized boolean knows(long seen) {
    return seen <= sequence;
  }

  /** Sends what was missed since, then RESUMED. */
  synchronized void resume(GatewayConnection newConnection, long seen) {
    connection = newConnection;
    for (Sent sent : history) {
      if (sent.sequence > seen) {
        newConnection.send(sent.frame);
      }
    }
    dispatch("RESUMED", Json.object());
  }
}
