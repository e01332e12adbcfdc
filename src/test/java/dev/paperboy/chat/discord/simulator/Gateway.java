package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gateway: sessions of shards, events, resuming, and the ways it fails. Thread-safe. */
public final class Gateway {
  /** Members, presences and message content: an app must be approved for them. */
  private static final int PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15;

  private static final int EVENT = 0;
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int RESUME = 6;
  private static final int RECONNECT = 7;
  private static final int INVALID_SESSION = 9;
  private static final int HELLO = 10;
  private static final int HEARTBEAT_ACK = 11;

  private final World world;
  private final String token;
  private final Map<String, GatewayConnection> connections = new ConcurrentHashMap<>();
  private final List<GatewaySession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger identifies = new AtomicInteger();
  private final AtomicInteger resumes = new AtomicInteger();
  private final AtomicInteger heartbeats = new AtomicInteger();
  private volatile long heartbeatMilliseconds = 41_250;
  private volatile int identifyConcurrency = 16;
  private volatile boolean silent;
  private volatile boolean forgetful;
  private volatile boolean tokenIsReset;
  private volatile Supplier<String> resumeAddress;

  Gateway(World world, String token, Supplier<String> address) {
    this.world = world;
    this.token = token;
    resumeAddress = address;
    world.tell(this::tell);
  }

  /** How many sessions are connected now, one a shard. */
  public int connectedShards() {
    return (int) sessions.stream().filter(GatewaySession::isConnected).count();
  }

  /** The shards whose sessions are connected now, in order; one twice if it has two sessions. */
  public List<Integer> shards() {
    return sessions.stream()
        .filter(GatewaySession::isConnected)
        .map(session -> session.shard)
        .sorted()
        .toList();
  }

  /** How often a session was begun. */
  public int identifies() {
    return identifies.get();
  }

  /** How often a session was resumed. */
  public int resumes() {
    return resumes.get();
  }

  /** How many heartbeats came. */
  public int heartbeats() {
    return heartbeats.get();
  }

  /** Cuts every connection; sessions can be resumed. */
  public void dropConnections() {
    connections.values().forEach(GatewayConnection::cut);
  }

  /** Asks every bot to reconnect and resume. */
  public void askToReconnect() {
    sendToAll(Json.object().put("op", RECONNECT).putNull("d"));
  }

  /** Tells every bot that its session is invalid. */
  public void invalidateSessions(boolean resumable) {
    if (!resumable) {
      forgetSessions();
    }
    sendToAll(Json.object().put("op", INVALID_SESSION).put("d", resumable));
  }

  /** Closes every connection with a code of Discord's. */
  public void close(int code, String reason) {
    connections.values().forEach(connection -> connection.close(code, reason));
  }

  /** Every session is forgotten: who resumes is told to begin anew. */
  public void forgetSessions() {
    sessions.clear();
  }

  /** Heartbeats are answered no more, or again. */
  public void stayZombie(boolean zombie) {
    silent = zombie;
  }

  /** The pause between heartbeats that new connections are told. Default 41.25 s. */
  public void heartbeatEvery(Duration pause) {
    heartbeatMilliseconds = pause.toMillis();
  }

  /** How many shards may begin at once, as {@code GET gateway/bot} tells. Default 16. */
  public void identifyConcurrency(int shards) {
    identifyConcurrency = shards;
  }

  int identifyConcurrency() {
    return identifyConcurrency;
  }

  /** Tells new sessions another address to resume at. */
  public void resumeAt(String address) {
    resumeAddress = () -> address;
  }

  /** Every resume fails, or succeeds again. */
  public void refuseResumes(boolean refuse) {
    forgetful = refuse;
  }

  /** The bot's token is taken no more, or again; who is connected stays so. */
  public void resetToken(boolean reset) {
    tokenIsReset = reset;
  }

  void addTo(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(context -> received(context, context.message()));
    socket.onClose(this::closed);
    socket.onError(this::closed);
  }

  private void connected(WsContext context) {
    context.session.setIdleTimeout(Duration.ZERO);
    GatewayConnection connection = new GatewayConnection(context);
    connections.put(connection.id(), connection);
    ObjectNode hello = Json.object().put("op", HELLO).putNull("s").putNull("t");
    hello.putObject("d").put("heartbeat_interval", heartbeatMilliseconds).putArray("_trace");
    connection.send(hello.toString());
  }

  private void closed(WsContext context) {
    GatewayConnection connection = connections.remove(context.sessionId());
    if (connection != null) {
      // On a thread of its own: this one may be sending on the connection, and another that sends
      // to the session would wait for it while it waits for the session.
      Thread end = new Thread(() -> ended(connection), "end of " + connection.id());
      end.setDaemon(true);
      end.start();
    }
  }

  private void ended(GatewayConnection connection) {
    sessions.stream().filter(s -> s.isOn(connection)).forEach(GatewaySession::disconnected);
    connection.ended();
  }

  private void received(WsContext context, String text) {
    GatewayConnection connection = connections.get(context.sessionId());
    if (connection == null) {
      return;
    }
    try {
      JsonNode frame = Json.read(text);
      answer(connection, frame.path("op").asInt(-1), frame.path("d"));
    } catch (JsonProcessingException unreadable) {
      connection.close(4002, "Decode error.");
    }
  }

  private void answer(GatewayConnection connection, int operation, JsonNode data) {
    if (operation == HEARTBEAT) {
      heartbeats.incrementAndGet();
      if (!silent) {
        connection.send(Json.object().put("op", HEARTBEAT_ACK).toString());
      }
    } else if (operation == IDENTIFY) {
      identify(connection, data);
    } else if (operation == RESUME) {
      resume(connection, data);
    } else if (operation < EVENT || operation > RECONNECT + 1) {
      connection.close(4001, "Unknown opcode.");
    } else if (sessions.stream().noneMatch(session -> session.isOn(connection))) {
      connection.close(4003, "Not authenticated.");
    }
  }

  private void identify(GatewayConnection connection, JsonNode data) {
    JsonNode shards = data.path("shard");
    int shard = shards.path(0).asInt(0);
    int total = shards.path(1).asInt(1);
    if (!isToken(data.path("token").asText(""))) {
      connection.close(4004, "Authentication failed.");
    } else if (shard < 0 || total < 1 || shard >= total) {
      connection.close(4010, "Invalid shard.");
    } else if ((data.path("intents").asInt(0) & PRIVILEGED) != 0) {
      connection.close(4014, "Disallowed intent(s).");
    } else {
      begin(connection, shard, total);
    }
  }

  private void begin(GatewayConnection connection, int shard, int total) {
    identifies.incrementAndGet();
    sessions.removeIf(old -> old.shard == shard && old.total == total && !old.isConnected());
    String id = UUID.randomUUID().toString().replace("-", "");
    GatewaySession session = new GatewaySession(id, shard, total, connection);
    List<SimulatedGuild> guilds;
    synchronized (world) {
      guilds = world.guilds().stream().filter(guild -> isOf(session, guild)).toList();
      session.dispatch("READY", ready(session, guilds));
      guilds.stream()
          .filter(SimulatedGuild::isAvailable)
          .forEach(guild -> session.dispatch("GUILD_CREATE", guild.json()));
      sessions.add(session);
    }
  }

  private void resume(GatewayConnection connection, JsonNode data) {
    String id = data.path("session_id").asText("");
    long seen = data.path("seq").asLong();
    GatewaySession known =
        sessions.stream().filter(session -> session.id.equals(id)).findFirst().orElse(null);
    if (!isToken(data.path("token").asText(""))) {
      connection.close(4004, "Authentication failed.");
    } else if (known == null || forgetful || !known.knows(seen)) {
      connection.send(Json.object().put("op", INVALID_SESSION).put("d", false).toString());
    } else {
      resumes.incrementAndGet();
      known.resume(connection, seen);
    }
  }

  private boolean isToken(String given) {
    return !tokenIsReset && (given.equals(token) || given.equals("Bot " + token));
  }

  private ObjectNode ready(GatewaySession session, List<SimulatedGuild> guilds) {
    ObjectNode ready = Json.object().put("v", 10).put("session_id", session.id);
    ready.set("user", world.bot.json().put("verified", true).put("mfa_enabled", true));
    ready.put("resume_gateway_url", resumeAddress.get());
    ready.putArray("shard").add(session.shard).add(session.total);
    ready.putObject("application").put("id", world.bot.id()).put("flags", 0);
    ready.putArray("private_channels");
    ArrayNode array = ready.putArray("guilds");
    guilds.forEach(guild -> array.addObject().put("id", guild.id()).put("unavailable", true));
    return ready;
  }

  private static boolean isOf(GatewaySession session, SimulatedGuild guild) {
    return guild.hasBot() && Snowflakes.shardOf(guild.id(), session.total) == session.shard;
  }

  private void tell(@Nullable SimulatedGuild guild, String event, ObjectNode data) {
    boolean always = event.equals("GUILD_DELETE") || event.equals("INTERACTION_CREATE");
    if (guild != null && !guild.hasBot() && !always) {
      return;
    }
    for (GatewaySession session : sessions) {
      int shard = guild == null ? 0 : Snowflakes.shardOf(guild.id(), session.total);
      if (session.shard == shard) {
        session.dispatch(event, data);
      }
    }
  }

  private void sendToAll(ObjectNode frame) {
    connections.values().forEach(connection -> connection.send(frame.toString()));
  }
}
