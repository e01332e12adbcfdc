package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.send.SlackApi;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.fleet.LocalClaims;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Slack, and our web server with the installation's pages. */
abstract class InstallScene {
  final SlackSimulator slack = new SlackSimulator();
  final SettableClock clock = new SettableClock(Instant.parse("2026-06-15T12:00:00Z"));
  final RememberedInstallations installations = new RememberedInstallations();
  final List<Workspace> told = new CopyOnWriteArrayList<>();
  final SlackApi api = api(slack);
  final SlackApp app = app(SlackSimulator.CLIENT_SECRET);
  final LocalClaims claims = new LocalClaims(clock);
  final ManyWorkspaces workspaces = new ManyWorkspaces(installations, app, api, claims, clock);
  final WebServer web = server(app);
  final SimulatedWorkspace acme = slack.workspaceWithoutApp("Acme");
  final SimulatedUser ada = acme.admin("ada");

  SlackApp app(String secret) {
    return new SlackApp(SlackSimulator.CLIENT_ID, secret);
  }

  /** Slack's library for a simulator; whoever pauses fails, because tokens are asked for once. */
  static SlackApi api(SlackSimulator slack) {
    return new SlackApi(
        Optional.of(URI.create(slack.apiUrl())),
        duration -> {
          throw new AssertionError("nothing is sent again");
        });
  }

  WebServer server(SlackApp known) {
    return new WebServer(
        new WebSettings("127.0.0.1", 0, List.of("papers.example.org"), ""),
        List.of(new InstallRoutes(known, api, workspaces, pending(), told::add)),
        clock);
  }

  /** Installations whose state another instance can read, too. */
  PendingInstalls pending() {
    return new PendingInstalls(
        new PendingInstalls.Seal() {
          @Override
          public String seal(String text) {
            return "sealed " + text;
          }

          @Override
          public Optional<String> open(String sealed) {
            return Optional.of(sealed)
                .filter(text -> text.startsWith("sealed "))
                .map(text -> text.substring("sealed ".length()));
          }
        },
        claims,
        new SecureRandom(),
        clock);
  }

  @BeforeEach
  void start() {
    web.start();
  }

  @AfterEach
  void stop() {
    web.close();
    slack.close();
  }

  String installUrl() {
    return web.address() + "/slack/install";
  }

  /** Ada installs Paperboy. */
  void install() {
    assertThat(slack.install(ada, installUrl()).status()).isEqualTo(200);
  }

  /** The token in Ada's workspace; fails where there is none. */
  String token() {
    BotToken token = workspaces.of(acme.id());
    assertThat(token).isInstanceOf(BotToken.Ready.class);
    return ((BotToken.Ready) token).value();
  }

  int renewals() {
    return (int)
        slack.requests("oauth.v2.access").stream()
            .filter(one -> one.parameter("grant_type").equals("refresh_token"))
            .count();
  }
}
