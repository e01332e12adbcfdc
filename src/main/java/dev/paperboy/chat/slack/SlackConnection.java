package dev.paperboy.chat.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.socket_mode.SocketModeClient;
import dev.paperboy.chat.ConnectionLifeCycle;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.ReconnectBackoff;
import dev.paperboy.chat.slack.install.BotToken;
import dev.paperboy.chat.slack.install.BotTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects and reconnects, and tracks the state of the connection. The library reconnects its
 * socket by itself after the first connection; earlier failures are retried here. Thread-safe.
 */
final class SlackConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackConnection.class);
  private static final int CONCURRENCY = 8;
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** No workspace has this ID: the response for it concerns only the token. */
  private static final String NO_TEAM = "none";

  private static final Set<String> FINAL =
      Set.of(
          "invalid_auth",
          "not_authed",
          "token_revoked",
          "account_inactive",
          "not_allowed_token_type",
          "missing_scope",
          "socket_mode_not_enabled",
          "access_denied");

  private final SlackLine line;
  private final Slack slack;
  private final App app;
  private final BotTokens tokens;
  private final ConnectionLifeCycle life;

  private volatile @Nullable SocketModeApp socket;
  private volatile boolean connected;

  /**
   * Creates a connection that is not open yet.
   *
   * @param changed called whenever Slack becomes reachable or unreachable
   */
  SlackConnection(
      SlackLine line,
      ReconnectBackoff patience,
      Slack slack,
      App app,
      BotTokens tokens,
      Runnable changed,
      InstantSource clock) {
    this.line = line;
    this.slack = slack;
    this.app = app;
    this.tokens = tokens;
    this.life = new ConnectionLifeCycle("Slack", patience, changed, clock);
  }

  /** Starts connecting. */
  void start() {
    life.start(this::connect);
  }

  /** Returns whether messages can be sent, which requires no socket. */
  boolean isReady() {
    return life.isOn() && (connected || life.isLost());
  }

  /** Returns the state of the connection. */
  PlatformState state() {
    return life.state(connected ? Optional.of(connection()) : Optional.empty());
  }

  private String connection() {
    long installed = tokens.workspaces().stream().filter(BotTokens.Workspace::isInstalled).count();
    return "connected in %d %s, %s"
        .formatted(
            installed,
            installed == 1 ? "workspace" : "workspaces",
            line instanceof SlackLine.Socket ? "by Socket Mode" : "by HTTP");
  }

  private void connect() {
    try {
      BotToken token = tokens.of(NO_TEAM);
      if (token instanceof BotToken.Ended ended) {
        life.refused(ended.reason());
      } else if (token instanceof BotToken.Later unknown) {
        life.failed(unknown.reason());
      } else if (line instanceof SlackLine.Socket opened) {
        openSocket(opened.appToken());
      } else {
        app.start();
        life.accepted();
        back();
      }
    } catch (SlackApiException | IOException failure) {
      life.failed("Slack cannot be reached (" + failure.getMessage() + ")");
    } catch (Exception | Error failure) {
      // Whatever the failure, the program continues without Slack and retries.
      LOG.atDebug().log("connecting failed", failure);
      life.failed("could not connect to Slack (" + failure.getMessage() + ")");
    }
  }

  /** Opens the socket after checking the token, since the library does not report why it failed. */
  private void openSocket(String appToken) throws Exception {
    AppsConnectionsOpenResponse answer =
        slack.methods(appToken).appsConnectionsOpen(request -> request);
    if (!answer.isOk()) {
      String error = String.valueOf(answer.getError());
      if (FINAL.contains(error)) {
        life.refused(
            "Slack refuses the app token ("
                + error
                + "); make one with connections:write under “Basic Information” at"
                + " https://api.slack.com/apps");
      } else {
        life.failed("Slack had an internal error (" + error + ")");
      }
      return;
    }
    closeSocket();
    SocketModeApp opened =
        new SocketModeApp(appToken, app, SocketModeClient.Backend.JavaWebSocket, CONCURRENCY);
    socket = opened;
    opened.startAsync();
    SocketModeClient client = opened.getClient();
    client.addWebSocketMessageListener(message -> heard());
    client.addWebSocketCloseListener((code, reason) -> silent());
    life.accepted();
    life.later(LOOK, this::look);
  }

  /** Called when Slack says hello, as soon as it listens. */
  private void heard() {
    if (!connected) {
      back();
    }
  }

  /**
   * Called when a socket was closed; a new one may already be open, because Slack requests that at
   * times.
   */
  private void silent() {
    life.later(LOOK, this::look);
  }

  private void look() {
    SocketModeApp present = socket;
    SocketModeClient client = present == null ? null : present.getClient();
    if (client == null) {
      return;
    }
    boolean there = false;
    try {
      there = isThere(client);
    } finally {
      // Whatever this check found, nothing else checks whether Slack is reachable again.
      if (!there) {
        life.later(LOOK, this::look);
      }
    }
  }

  private boolean isThere(SocketModeClient client) {
    if (client.verifyConnection()) {
      heard();
      return true;
    }
    if (connected) {
      connected = false;
      LOG.atInfo().log("connection to Slack lost");
      life.lost();
    }
    return false;
  }

  private void back() {
    connected = true;
    life.connected();
    LOG.atInfo().addKeyValue("state", state().words()).log("connected to Slack");
  }

  private void closeSocket() {
    SocketModeApp present = socket;
    socket = null;
    SocketModeClient client =
        Optional.ofNullable(present).map(SocketModeApp::getClient).orElse(null);
    if (client == null) {
      return;
    }
    try {
      client.setAutoReconnectEnabled(false);
      client.close();
    } catch (IOException | RuntimeException failure) {
      LOG.atDebug().log("closing the socket to Slack failed", failure);
    }
  }

  /** Closes the connection, within a few seconds. */
  @Override
  public void close() {
    life.close();
    closeSocket();
    app.stop();
  }
}
