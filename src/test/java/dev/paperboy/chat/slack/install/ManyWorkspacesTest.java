package dev.paperboy.chat.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.install.Installations.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ManyWorkspacesTest extends InstallScene {
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  private void installRotating() {
    slack.rotateTokens(HALF_A_DAY);
    install();
  }

  @Test
  void whereNobodyInstalledItThereIsNoToken() {
    assertThat(workspaces.of("T404")).isEqualTo(new BotToken.NotInstalled());
    assertThat(workspaces.workspaces()).isEmpty();
  }

  @Test
  void aTokenIsRenewedShortlyBeforeItExpires() {
    installRotating();
    String first = token();
    pass(HALF_A_DAY.minusMinutes(31));
    assertThat(token()).isEqualTo(first);
    pass(Duration.ofMinutes(2));
    String second = token();
    assertThat(second).isNotEqualTo(first).isEqualTo(acme.botToken());
    assertThat(token()).isEqualTo(second);
    assertThat(renewals()).isEqualTo(1);
  }

  @Test
  void aTokenThatExpiredLongAgoIsRenewedWhenItIsNeeded() {
    installRotating();
    for (int month = 1; month <= 3; month++) {
      pass(Duration.ofDays(30));
      assertThat(token()).isEqualTo(acme.botToken());
      assertThat(renewals()).isEqualTo(month);
    }
  }

  @Test
  void manyAskAndOneRenews() throws Exception {
    installRotating();
    slack.faults().on("oauth.v2.access").always().delays(Duration.ofMillis(200));
    pass(HALF_A_DAY);
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch together = new CountDownLatch(1);
      List<Future<String>> asked = new ArrayList<>();
      for (int one = 0; one < 8; one++) {
        asked.add(
            crowd.submit(
                () -> {
                  together.await();
                  return token();
                }));
      }
      together.countDown();
      for (Future<String> answer : asked) {
        assertThat(answer.get()).isEqualTo(acme.botToken());
      }
    } finally {
      crowd.shutdownNow();
    }
    assertThat(renewals()).isEqualTo(1);
  }

  @Test
  void whileSlackIsDownTheOldTokenServesAsLongAsItLives() {
    installRotating();
    String first = token();
    slack.faults().on("oauth.v2.access").always().answersStatus(503);
    pass(HALF_A_DAY.minusMinutes(10));
    assertThat(token()).isEqualTo(first);
    assertThat(token()).isEqualTo(first);
    assertThat(renewals()).as("it is not asked at every turn").isEqualTo(1);

    pass(Duration.ofMinutes(10));
    assertThat(workspaces.of(acme.id())).isEqualTo(new BotToken.Later("Slack returned status 503"));
    slack.faults().clear();
    pass(Duration.ofSeconds(5));
    assertThat(token()).isNotEqualTo(first);
  }

  @Test
  void aRefreshTokenThatSlackForgotMeansToInstallAgain() {
    installRotating();
    pass(HALF_A_DAY);
    slack.faults().on("oauth.v2.access").times(1).answersError("invalid_refresh_token");

    BotToken token = workspaces.of(acme.id());
    assertThat(token).isInstanceOf(BotToken.Ended.class);
    assertThat(((BotToken.Ended) token).reason()).contains("install it again");
    assertThat(workspaces.of(acme.id())).isEqualTo(token);
    assertThat(renewals()).isEqualTo(1);
    assertThat(workspaces.workspaces())
        .singleElement()
        .satisfies(one -> assertThat(one.isInstalled()).isFalse());
  }

  @Test
  void anExpiredTokenThatSlackNamesIsRenewedAtOnce() {
    installRotating();
    String first = token();
    slack.faults().on("auth.test").times(1).answersError("token_expired");
    workspaces.refused(acme.id(), "token_expired");

    assertThat(token()).isNotEqualTo(first);
    assertThat(token()).isEqualTo(acme.botToken());
    assertThat(renewals()).isEqualTo(1);
  }

  @Test
  void aRevokedTokenEndsTheInstallation() {
    install();
    acme.breakTokens("token_revoked");
    workspaces.refused(acme.id(), "token_revoked");

    assertThat(workspaces.of(acme.id()))
        .isEqualTo(
            new BotToken.Ended(
                "the workspace revoked Paperboy's token; install it again to continue"));
  }

  @Test
  void aRefusalOfAnOldTokenEndsNothing() {
    install();
    workspaces.refused(acme.id(), "token_revoked");
    workspaces.refused("T404", "token_revoked");
    slack.faults().on("auth.test").always().answersStatus(500);
    workspaces.refused(acme.id(), "invalid_auth");

    assertThat(token()).isEqualTo(acme.botToken());
  }

  @Test
  void aRemovalWhileATokenIsRenewedHolds() {
    installRotating();
    installations.end(acme.id(), "removed");
    installations.renew(acme.id(), new Installation.Tokens("late", "late", null));

    assertThat(workspaces.of(acme.id())).isEqualTo(new BotToken.Ended("removed"));
  }

  @Test
  void tokensThatCannotBeReadAreNotGivenUp() {
    install();
    installations.loseTheKey();
    workspaces.refused(acme.id(), "invalid_auth");

    assertThat(workspaces.of(acme.id())).isEqualTo(new BotToken.Later("another key"));
    assertThat(installations.find(acme.id())).isInstanceOf(Found.Unreadable.class);
    assertThat(workspaces.workspaces()).hasSize(1).allMatch(BotTokens.Workspace::isInstalled);
  }
}
