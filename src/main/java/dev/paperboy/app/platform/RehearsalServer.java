package dev.paperboy.app.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * A server on the loopback address to which the clients of Discord and Slack connect in a
 * rehearsal. It says what they need for a usual start: a bot with one server and one channel.
 */
public final class RehearsalServer implements AutoCloseable {
  /** A text in the shape of a bot's token, which belongs to nobody. */
  private static final String DISCORD_TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.rehearsal.of-a-start";

  private static final String BOT =
      """
      {"id":"100000000000000000","username":"paperboy","discriminator":"0001","bot":true,
      "public_flags":0,"flags":0,"global_name":null,"avatar":null,"verified":true,
      "mfa_enabled":true}\
      """;

  /** The bot's only server, with a channel. */
  private static final String SERVER =
      """
      {"op":0,"s":2,"t":"GUILD_CREATE","d":{"id":"100000000000000001","name":"rehearsal",
      "owner_id":"100000000000000002","afk_timeout":300,"verification_level":0,"mfa_level":0,
      "default_message_notifications":0,"explicit_content_filter":0,"preferred_locale":"en-US",
      "nsfw_level":0,"premium_tier":0,"premium_progress_bar_enabled":false,
      "system_channel_flags":0,"joined_at":"2026-01-01T00:00:00.000000+00:00","large":false,
      "unavailable":false,"member_count":1,"max_members":500000,"features":[],"emojis":[],
      "stickers":[],"voice_states":[],"presences":[],"stage_instances":[],
      "guild_scheduled_events":[],"soundboard_sounds":[],"threads":[],
      "roles":[{"id":"100000000000000001","name":"@everyone","color":0,"position":0,
      "permissions":"101376","hoist":false,"managed":false,"mentionable":false,"flags":0,
      "colors":{"primary_color":0}}],
      "members":[{"user":%s,"roles":[],"joined_at":"2026-01-01T00:00:00.000000+00:00",
      "deaf":false,"mute":false,"flags":0}],
      "channels":[{"id":"100000000000000003","type":0,"name":"papers","position":0,"nsfw":false,
      "flags":0,"permission_overwrites":[]}]}}\
      """;

  private static final int BUFFER = 1 << 13;
  private static final int STOP_MILLISECONDS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer requests;
  private final Sockets sockets;

  /**
   * Creates a server on free ports.
   *
   * @throws IOException if there are none
   */
  public RehearsalServer() throws IOException {
    requests = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sockets = new Sockets();
  }

  /** Starts to listen. */
  public void start() throws InterruptedException {
    sockets.start();
    sockets.started.await();
    requests.createContext("/", this::answer);
    requests.start();
  }

  /** Returns the part of a configuration that leads the clients here. */
  public String configuration() {
    String api = "http://127.0.0.1:" + requests.getAddress().getPort() + "/api/";
    return """
    discord: { token: %s, api_url: "%sv10/", gateway_url: "%s" }
    slack: { bot_token: xoxb-rehearsal, app_token: xapp-rehearsal, api_url: "%s" }
    """
        .formatted(DISCORD_TOKEN, api, gateway(), api);
  }

  /** Returns the names of the platforms that connect here. */
  public List<String> platforms() {
    return List.of("discord", "slack");
  }

  private String gateway() {
    return "ws://127.0.0.1:" + sockets.getPort() + "/discord";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] request = exchange.getRequestBody().readAllBytes();
    byte[] body =
        path.endsWith("/commands") && request.length > 0
            ? registered(request)
            : answer(path).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Returns the commands of a request as Discord does once they are registered. */
  private static byte[] registered(byte[] request) throws IOException {
    JsonNode commands = JSON.readTree(request);
    long id = 1;
    for (JsonNode command : commands) {
      if (command instanceof ObjectNode registered) {
        registered.put("id", Long.toString(id)).put("version", Long.toString(id));
        registered.put("application_id", "100000000000000000");
        id++;
      }
    }
    return JSON.writeValueAsBytes(commands);
  }

  private String answer(String path) {
    String method = path.substring(path.lastIndexOf('/') + 1);
    if (path.endsWith("/users/@me")) {
      return BOT;
    }
    return switch (method) {
      case "bot" ->
          """
          {"url":"%s","shards":1,"session_start_limit":{"total":1000,"remaining":1000,
          "reset_after":0,"max_concurrency":1}}\
          """
              .formatted(gateway());
      case "commands" -> "[]";
      case "apps.connections.open" ->
          "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/slack\"}".formatted(sockets.getPort());
      default ->
          """
          {"ok":true,"id":"100000000000000000","url":"https://example.slack.com/","team":"example",
          "user":"paperboy","team_id":"T0EXAMPLE","user_id":"U0EXAMPLE","bot_id":"B0EXAMPLE"}\
          """;
    };
  }

  @Override
  public void close() {
    requests.stop(0);
    try {
      sockets.stop(STOP_MILLISECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** The web sockets of both: Discord's is compressed, Slack's says hello. */
  private static final class Sockets extends WebSocketServer {
    private final CountDownLatch started = new CountDownLatch(1);

    Sockets() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      setDaemon(true);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      if (handshake.getResourceDescriptor().startsWith("/discord")) {
        socket.setAttachment(new Deflater());
        send(socket, "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}");
      } else {
        socket.send("{\"type\":\"hello\",\"num_connections\":1}");
      }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      if (message.contains("\"op\":1,")) {
        send(socket, "{\"op\":11}");
      } else if (message.contains("\"op\":2,") || message.contains("\"op\":2}")) {
        send(
            socket,
            """
            {"op":0,"s":1,"t":"READY","d":{"v":10,"session_id":"rehearsal","user":%s,
            "resume_gateway_url":"ws://127.0.0.1:%d/discord","private_channels":[],
            "guilds":[{"id":"100000000000000001","unavailable":true}],
            "shard":[0,1],"application":{"id":"100000000000000000","flags":0}}}\
            """
                .formatted(BOT, getPort()));
        send(socket, SERVER.formatted(BOT));
      }
    }

    private static void send(WebSocket socket, String frame) {
      Deflater deflater = socket.getAttachment();
      deflater.setInput(frame.getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      int length;
      do {
        length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        out.write(buffer, 0, length);
      } while (length == buffer.length);
      socket.send(out.toByteArray());
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      Deflater deflater = socket.getAttachment();
      if (deflater != null) {
        deflater.end();
      }
    }

    @Override
    public void onError(WebSocket socket, Exception failure) {
      // The rehearsal ends without the connection, and says so.
    }
  }
}
