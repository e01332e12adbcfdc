package dev.paperboy.chat.slack.simulator;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.InstallationService;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.util.http.SlackHttpClient;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A small bot on the real library, connected to a simulator. */
final class TestBot {
  static final String SIGNING_SECRET = "simulated-signing-secret";

  private final App app;
  private final Slack slack;
  private final @Nullable SocketModeApp socket;
  private final @Nullable Javalin web;

  private TestBot(App app, Slack slack, @Nullable SocketModeApp socket, @Nullable Javalin web) {
    this.app = app;
    this.slack = slack;
    this.socket = socket;
    this.web = web;
  }

  static Slack client(SlackSimulator simulator) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(simulator.apiUrl());
    config.setHttpClientReadTimeoutMillis(2_000);
    // The library's client repeats a request whose answer was lost on a kept connection.
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  /** A bot in Socket Mode, once it is connected. */
  static TestBot connect(
      SlackSimulator simulator, SimulatedWorkspace workspace, Consumer<App> handlers)
      throws Exception {
    Slack slack = client(simulator);
    AppConfig config =
        AppConfig.builder().slack(slack).singleTeamBotToken(workspace.botToken()).build();
    App app = new App(config);
    handlers.accept(app);
    SocketModeApp socket =
        new SocketModeApp(SlackSimulator.APP_TOKEN, app, SocketModeClient.Backend.JavaWebSocket, 4);
    socket.startAsync();
    simulator.socket().awaitConnections(1);
    return new TestBot(app, slack, socket, null);
  }

  /**
   * Comes back as soon as a connection is closed; else only a look every five seconds finds out.
   * Not together with a connection that Slack asks to renew: the library closes the old one, which
   * then renews the new one, and so on.
   */
  void comeBackAtOnce() {
    Objects.requireNonNull(socket).getClient().setAutoReconnectOnCloseEnabled(true);
  }

  /** A bot behind a web server, to which the simulator delivers. */
  static TestBot serve(
      SlackSimulator simulator, SimulatedWorkspace workspace, Consumer<App> handlers) {
    Slack slack = client(simulator);
    AppConfig config =
        AppConfig.builder()
            .slack(slack)
            .singleTeamBotToken(workspace.botToken())
            .signingSecret(SIGNING_SECRET)
            .build();
    App app = new App(config);
    handlers.accept(app);
    return new TestBot(app, slack, null, web(app));
  }

  /** A bot that can be installed in any workspace. */
  static TestBot serveInstallable(
      SlackSimulator simulator, InstallationService installations, Consumer<App> handlers) {
    Slack slack = client(simulator);
    AppConfig config =
        AppConfig.builder()
            .slack(slack)
            .clientId(SlackSimulator.CLIENT_ID)
            .clientSecret(SlackSimulator.CLIENT_SECRET)
            .scope("chat:write,commands")
            .oauthInstallPath("/slack/install")
            .oauthRedirectUriPath("/slack/back")
            .signingSecret(SIGNING_SECRET)
            .build();
    App app = new App(config).asOAuthApp(true).service(installations);
    handlers.accept(app);
    TestBot bot = new TestBot(app, slack, null, web(app));
    config.setRedirectUri(bot.address("/slack/back"));
    return bot;
  }

  private static Javalin web(App app) {
    SlackRequestParser parser = new SlackRequestParser(app.config());
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.startupWatcherEnabled = false;
              config.routes.addHttpHandler(
                  HandlerType.POST, "/slack/events", context -> run(app, parser, context));
              config.routes.addHttpHandler(
                  HandlerType.GET, "/slack/<path>", context -> run(app, parser, context));
            })
        .start("127.0.0.1", 0);
  }

  private static void run(App app, SlackRequestParser parser, Context context) throws Exception {
    Map<String, List<String>> headers =
        context.headerMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue())));
    SlackRequestParser.HttpRequest request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri(context.path())
            .queryString(context.queryParamMap())
            .requestBody(context.body())
            .headers(new RequestHeaders(headers))
            .remoteAddress(context.ip())
            .build();
    Response response = app.run(parser.parse(request));
    context.status(response.getStatusCode());
    response.getHeaders().forEach((name, values) -> context.header(name, values.get(0)));
    if (response.getBody() != null) {
      context.contentType(response.getContentType()).result(response.getBody());
    }
  }

  /** Where the bot's web server takes what Slack sends. */
  String url() {
    return address("/slack/events");
  }

  /** Where a person installs the bot. */
  String installUrl() {
    return address("/slack/install");
  }

  private String address(String path) {
    if (web == null) {
      throw new IllegalStateException("This bot is in Socket Mode");
    }
    return "http://127.0.0.1:" + web.port() + path;
  }

  void close() throws Exception {
    if (socket != null) {
      socket.close();
    }
    if (web != null) {
      web.stop();
    }
    app.stop();
    slack.close();
  }
}
