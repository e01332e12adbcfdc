package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlackCheckTest extends InstallScene {
  private final SlackCheck check = new SlackCheck(api);

  private List<String> problems() {
    return check.lines().stream().filter(line -> !line.sound()).map(CheckFinding::text).toList();
  }

  private List<String> good() {
    return check.lines().stream().filter(CheckFinding::sound).map(CheckFinding::text).toList();
  }

  @Test
  void goodTokensAreTold() {
    String token = slack.workspace("Umbrella").botToken();
    check.botToken(token);
    check.appToken(SlackSimulator.APP_TOKEN);
    check.httpMode("http://127.0.0.1:8080");

    assertThat(problems()).isEmpty();
    assertThat(good())
        .containsExactly(
            "slack.bot_token is accepted; the bot is paperboy in the workspace Umbrella",
            "it has every scope that is needed",
            "slack.app_token opens a socket",
            "signed events are expected at http://127.0.0.1:8080/slack/events; Slack must reach"
                + " that address over HTTPS");
    assertThat(check.lines().toString()).doesNotContain(token, SlackSimulator.APP_TOKEN);
  }

  @Test
  void aMissingScopeIsNamedWithWhatItIsFor() {
    String token =
        slack.workspace("Umbrella").withdraw("links:write").withdraw("users:read").botToken();
    check.botToken(token);

    assertThat(problems()).hasSize(3);
    assertThat(problems().get(0))
        .isEqualTo("the scope links:write is missing, to show such links as cards");
    assertThat(problems().get(1)).startsWith("the scope users:read is missing");
    assertThat(problems().get(2)).contains("OAuth & Permissions", "install the app again");
  }

  @Test
  void aMissingOptionalScopeIsNoProblem() {
    check.botToken(slack.workspace("Umbrella").withdraw("reactions:read").botToken());

    assertThat(problems()).isEmpty();
    assertThat(good())
        .contains(
            "it does without the optional scope reactions:read, to count 👍 and 👎 below its"
                + " messages as votes",
            "it has every scope that is needed");
  }

  @Test
  void wrongTokensAreToldWithWhatToDo() {
    check.botToken("xoxb-hush");
    check.appToken("xapp-hush");

    assertThat(problems()).hasSize(2);
    assertThat(problems().get(0)).contains("Slack does not know Paperboy's token", "copy it again");
    assertThat(problems().get(1)).contains("slack.app_token is refused", "connections:write");
    assertThat(check.lines().toString()).doesNotContain("hush");
  }

  @Test
  void mixedUpTokensAreRecognisedWithoutAsking() {
    check.botToken(SlackSimulator.APP_TOKEN);
    check.appToken("xoxb-1");

    assertThat(problems().get(0)).contains("is an app token");
    assertThat(problems().get(1)).contains("is a bot token");
    assertThat(slack.requests()).isEmpty();
  }

  @Test
  void aRotatingTokenIsNoneForTheConfiguration() {
    slack.rotateTokens(Duration.ofHours(12));
    install();
    check.botToken(acme.botToken());
    assertThat(problems()).singleElement().asString().contains("turn off token rotation");
  }

  @Test
  void anAppTokenWithoutItsScopeIsToldSo() {
    slack.faults().on("apps.connections.open").times(1).answersError("missing_scope");
    check.appToken(SlackSimulator.APP_TOKEN);
    assertThat(problems()).singleElement().asString().contains("lacks the scope connections:write");
  }

  @Test
  void noSlackIsToldInWords() {
    slack.faults().on("auth.test").always().answersStatus(502);
    check.botToken("xoxb-1");
    assertThat(problems())
        .containsExactly(
            "Slack returned status 502; is the network up, and is slack.api_url right?");
  }

  @Test
  void everyInstallationIsLookedAt() {
    check.installations(installations);
    assertThat(good()).singleElement().asString().contains("no workspace yet");

    install();
    slack.install(slack.workspaceWithoutApp("Umbrella").admin("bob"), installUrl());
    check.installations(installations);
    assertThat(good()).contains("the workspace Acme: its token is accepted");
    assertThat(problems()).isEmpty();
    acme.breakTokens("account_inactive");
    check.installations(installations);
    assertThat(problems())
        .containsExactly(
            "the workspace Acme: Paperboy was removed from the workspace; install Paperboy there"
                + " again");
    workspaces.refused(acme.id(), "app_uninstalled");
    installations.loseTheKey();
    check.installations(installations);
    assertThat(problems()).hasSize(2).contains("the workspace Umbrella: another key");
    assertThat(good())
        .anyMatch(line -> line.startsWith("the workspace Acme: Paperboy was removed"));
  }
}
