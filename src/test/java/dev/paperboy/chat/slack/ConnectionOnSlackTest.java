package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.chat.slack.install.OneWorkspace;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionOnSlackTest {
  @TempDir Path folder;
  private BotOnSlack on;

  @BeforeEach
  void open() {
    on = new BotOnSlack(folder);
  }

  @AfterEach
  void close() {
    on.close();
  }

  private OneWorkspace one(String token) {
    return new OneWorkspace(token, on.api(), InstantSource.system());
  }

  @Test
  void itIsOffUntilItIsStartedAndSaysWhereItIsAfterwards() {
    SimulatedWorkspace workspace = on.slack.workspace("Lab");
    SlackBot bot = on.bot(on.socket(), one(workspace.botToken()));
    assertThat(bot.state().words()).isEqualTo("off");
    assertThat(bot.sender().isReady()).isFalse();
    bot.start(on.reachability);
    on.await("connected", () -> bot.state().isConnected());
    assertThat(bot.state().words()).isEqualTo("connected in 1 workspace, by Socket Mode");
    assertThat(bot.sender().isReady()).isTrue();
    on.await("the word of it", () -> on.reachability.readiness() > 0);
    bot.close();
    assertThat(bot.state().words()).isEqualTo("off");
  }

  @Test
  void whileTheDatabaseIsDownWhatIsTypedAndPressedIsAnsweredSo() {
    SimulatedWorkspace workspace = on.workspace("Lab");
    SimulatedUser ann = workspace.user("ann");
    SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
    on.connect();
    PostedMessage done =
        on.slack.slash(ann, channel, "/papers", "subscribe diffusion").awaitMessage();
    PostedMessage list = on.slack.slash(ann, channel, "/papers", "list").awaitMessage();
    on.scene.database.close();
    try (LogCapture log = new LogCapture(LogSettings.Level.INFO)) {
      assertThat(on.slack.slash(ann, channel, "/papers", "list").awaitMessage().allText())
          .contains("The database cannot be reached at present");
      assertThat(on.slack.pressLabelled(ann, done, "Undo").awaitMessage().allText())
          .contains("The database cannot be reached at present", "Nothing was changed.");
      assertThat(on.slack.pressLabelled(ann, list, "Edit").awaitMessage().allText())
          .contains("The database cannot be reached at present");
      assertThat(log.text()).contains("cannot be reached").doesNotContain("\tat ");
    }
  }

  @Test
  void aBotTokenThatSlackDoesNotKnowIsSaidSo() {
    SlackBot bot = on.bot(on.socket(), one("xoxb-wrong"));
    bot.start(on.reachability);
    on.await("refused", () -> bot.state() instanceof PlatformState.Refused);
    assertThat(bot.state().words()).doesNotContain("xoxb-wrong");
  }

  @Test
  void anAppTokenThatSlackDoesNotKnowIsSaidSo() {
    SlackBot bot = on.bot(new SlackLine.Socket("xapp-wrong"), on.tokens);
    bot.start(on.reachability);
    on.await("refused", () -> bot.state() instanceof PlatformState.Refused);
    assertThat(bot.state().words()).contains("app token", "invalid_auth");
    assertThat(bot.state().words()).doesNotContain("xapp-wrong");
  }

  @Test
  void whileSlackIsAwayItTriesAgainAndComesBack() {
    on.workspace("Lab");
    on.slack.startOutage();
    SlackBot bot = on.bot(on.socket(), on.tokens);
    bot.start(on.reachability);
    on.await("trouble", () -> bot.state().words().contains("cannot be reached"));
    on.slack.endOutage();
    on.await("connected", () -> bot.state().isConnected());
  }

  @Test
  void aLostSocketIsOpenedAgainAndOldButtonsStillWorkAfterARestart() {
    SimulatedWorkspace workspace = on.workspace("Lab");
    SimulatedUser ann = workspace.user("ann");
    SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
    SlackBot bot = on.connect();
    PostedMessage help = on.slack.slash(ann, channel, "/papers", "").awaitMessage();
    on.slack.socket().closeConnections(1001, "going away");
    on.await("a second connection", () -> on.slack.socket().connectionsSoFar() >= 2);
    on.await("connected", () -> bot.state().isConnected());
    assertThat(on.slack.slash(ann, channel, "/papers", "list").awaitMessage().text()).isNotBlank();
    bot.close();
    on.await("nobody is there", () -> on.slack.socket().connections() == 0);
    on.connect();
    assertThat(on.slack.pressLabelled(ann, help, "Subscriptions here").awaitMessage().text())
        .contains("no subscriptions");
  }
}
