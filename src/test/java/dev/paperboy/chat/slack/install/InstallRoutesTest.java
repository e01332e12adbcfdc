package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.install.Installations.Found;
import dev.paperboy.chat.slack.simulator.BotAnswer;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class InstallRoutesTest extends InstallScene {
  private static final Pattern COOKIE = Pattern.compile("(paperboy_slack_install=[^;]+)");

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> get(String url, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static String cookie(HttpResponse<String> response) {
    Matcher matcher = COOKIE.matcher(response.headers().firstValue("Set-Cookie").orElseThrow());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void aPersonInstallsPaperboy() {
    BotAnswer page = slack.install(ada, installUrl());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Paperboy is installed", "“Acme”", "/invite @Paperboy");
    assertThat(told).containsExactly(new Workspace(acme.id(), "Acme", ""));
    assertThat(workspaces.of(acme.id()))
        .isEqualTo(new BotToken.Ready(acme.id(), acme.bot().id(), acme.botToken()));
    Installation kept = ((Found.Working) installations.find(acme.id())).installation();
    assertThat(kept.scopes()).containsExactlyInAnyOrderElementsOf(RequiredScopes.all());
    assertThat(kept.installedBy()).isEqualTo(ada.id());
    assertThat(kept.tokens().expires()).isEmpty();
    assertThat(kept.toString() + workspaces.of(acme.id())).doesNotContain(acme.botToken());
  }

  @Test
  void aNameIsNoPartOfThePage() {
    SimulatedWorkspace nasty = slack.workspaceWithoutApp("<script>{again}&\"");

    assertThat(slack.install(nasty.admin("eve"), installUrl()).body())
        .contains("&lt;script&gt;&#123;again}&amp;&quot;")
        .doesNotContain("<script>");
  }

  @Test
  void whoDeclinesIsToldThatNothingChanged() {
    BotAnswer page = slack.denyInstall(installUrl());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("You declined in Slack", "Start again");
    assertThat(installations.all()).isEmpty();
  }

  @Test
  void anotherBrowserCannotFinishWhatOneBegan() throws Exception {
    HttpResponse<String> begun = get(installUrl());

    BotAnswer other = slack.approve(ada, location(begun));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body()).contains("Please start again");
    assertThat(slack.requests("oauth.v2.access")).isEmpty();
    URI back = slack.redirectAfterApproval(ada, URI.create(location(begun)));
    assertThat(get(back.toString(), "Cookie", cookie(begun)).statusCode()).isEqualTo(400);
    assertThat(installations.all()).isEmpty();
  }

  @Test
  void aStateIsTakenOnce() throws Exception {
    HttpResponse<String> begun = get(installUrl());
    URI back = slack.redirectAfterApproval(ada, URI.create(location(begun)));

    assertThat(get(back.toString(), "Cookie", cookie(begun)).statusCode()).isEqualTo(200);
    assertThat(get(back.toString(), "Cookie", cookie(begun)).statusCode()).isEqualTo(400);
    assertThat(slack.requests("oauth.v2.access")).hasSize(1);
  }

  @Test
  void anotherReplicaFinishesWhatOneBeganOnce() {
    PendingInstalls.Pending begun = pending().begin("https://papers.example.org/slack/oauth");
    assertThat(pending().take(begun.state(), begun.cookie()))
        .map(PendingInstalls.Pending::redirectUrl)
        .contains("https://papers.example.org/slack/oauth");
    assertThat(pending().take(begun.state(), begun.cookie())).isEmpty();
  }

  @Test
  void aStateLastsTenMinutes() throws Exception {
    HttpResponse<String> begun = get(installUrl());
    URI back = slack.redirectAfterApproval(ada, URI.create(location(begun)));
    clock.set(clock.instant().plus(Duration.ofMinutes(10)));

    assertThat(get(back.toString(), "Cookie", cookie(begun)).statusCode()).isEqualTo(400);
    assertThat(get(installUrl()).statusCode()).isEqualTo(302);
  }

  @Test
  void aMadeUpStateIsRefused() throws Exception {
    String redirect = web.address() + "/slack/oauth_redirect";

    assertThat(get(redirect).statusCode()).isEqualTo(400);
    assertThat(get(redirect + "?code=1&state=2", "Cookie", "paperboy_slack_install=").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theCookieIsForThisBrowserAndPathAlone() throws Exception {
    HttpResponse<String> begun = get(installUrl(), "X-Forwarded-Proto", "https");

    assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("Path=/slack", "Max-Age=600", "HttpOnly", "SameSite=Lax", "Secure");
    assertThat(location(begun))
        .startsWith(slack.authorizeUrl() + "?client_id=")
        .contains("redirect_uri=https%3A%2F%2F127.0.0.1")
        .contains("chat%3Awrite%2C");
    assertThat(location(get(installUrl())))
        .contains("redirect_uri=http%3A%2F%2F127.0.0.1")
        .isNotEqualTo(location(begun));
  }

  @Test
  void aWrongSecretIsTheOperatorsBusiness() {
    try (WebServer misled = server(app("not-the-secret"))) {
      misled.start();
      BotAnswer page = slack.install(ada, misled.address() + "/slack/install");

      assertThat(page.status()).isEqualTo(500);
      assertThat(page.body())
          .contains(
              "slack.client_secret do not belong to the same Slack app",
              "The operator of this Paperboy")
          .doesNotContain("not-the-secret");
    }
  }

  @Test
  void slacksTroubleIsToldInWords() {
    slack.faults().on("oauth.v2.access").always().answersStatus(503);
    BotAnswer page = slack.install(ada, installUrl());
    assertThat(page.status()).isEqualTo(502);
    assertThat(page.body()).contains("Slack returned status 503", "Start again");

    slack.faults().clear();
    slack.faults().on("oauth.v2.access").always().answersError("code_expired");
    assertThat(slack.install(ada, installUrl()).body()).contains("has expired or was already used");
    slack.faults().clear();
    slack.faults().on("oauth.v2.access").always().answersError("bad_redirect_uri");
    assertThat(slack.install(ada, installUrl()).body()).contains("redirect URLs of the app");
    assertThat(installations.all()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void installingAgainRevivesAWorkspace() {
    install();
    acme.uninstall();
    workspaces.refused(acme.id(), "app_uninstalled");
    assertThat(workspaces.of(acme.id())).isInstanceOf(BotToken.Ended.class);

    install();
    assertThat(token()).isEqualTo(acme.botToken());
    assertThat(told).hasSize(2);
  }
}
