package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OneWorkspaceTest {
  private final SlackSimulator slack = new SlackSimulator();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-15T12:00:00Z"));
  private final SimulatedWorkspace acme = slack.workspace("Acme");
  private final OneWorkspace workspace = with(acme.botToken());

  private OneWorkspace with(String token) {
    return new OneWorkspace(token, InstallScene.api(slack), clock);
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void slackIsAskedOnceWhoseTokenItIs() {
    BotToken.Ready ready = new BotToken.Ready(acme.id(), acme.bot().id(), acme.botToken());
    assertThat(workspace.of(acme.id())).isEqualTo(ready).hasToString("Ready[" + acme.id() + "]");
    assertThat(workspace.of(acme.id())).isEqualTo(ready);
    assertThat(workspace.workspaces()).containsExactly(new Workspace(acme.id(), "Acme", ""));
    assertThat(slack.requests("auth.test")).hasSize(1);
  }

  @Test
  void noOtherWorkspaceGetsTheToken() {
    assertThat(workspace.of("T404")).isEqualTo(new BotToken.NotInstalled());
    workspace.refused("T404", "token_revoked");
    assertThat(slack.requests("auth.test")).hasSize(1);
  }

  @Test
  void aWrongTokenIsTold() {
    OneWorkspace wrong = with("xoxb-wrong");
    assertThat(wrong.of("T1"))
        .isEqualTo(new BotToken.Ended("Slack does not know Paperboy's token"));
    assertThat(wrong.workspaces()).isEmpty();
  }

  @Test
  void whileSlackIsDownThereIsNoTelling() {
    slack.faults().on("auth.test").always().answersStatus(503);
    assertThat(workspace.of(acme.id())).isEqualTo(new BotToken.Later("Slack returned status 503"));
    assertThat(workspace.workspaces()).isEmpty();
    assertThat(slack.requests("auth.test")).hasSize(1);
    slack.faults().clear();
    clock.set(clock.instant().plus(Duration.ofSeconds(10)));
    assertThat(workspace.of(acme.id())).isInstanceOf(BotToken.Ready.class);
  }

  @Test
  void aRefusalEndsItOnlyWhenSlackRepeatsIt() {
    assertThat(workspace.of(acme.id())).isInstanceOf(BotToken.Ready.class);
    workspace.refused(acme.id(), "token_revoked");
    assertThat(workspace.of(acme.id())).isInstanceOf(BotToken.Ready.class);
    acme.breakTokens("account_inactive");
    workspace.refused(acme.id(), "account_inactive");
    String reason = "Paperboy was removed from the workspace";
    assertThat(workspace.of(acme.id())).isEqualTo(new BotToken.Ended(reason));
    assertThat(workspace.of("T404")).isEqualTo(new BotToken.NotInstalled());
    assertThat(workspace.workspaces()).containsExactly(new Workspace(acme.id(), "Acme", reason));
  }
}
