package dev.paperboy.chat.slack;

import static dev.paperboy.chat.slack.BotOnSlack.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.simulator.OpenView;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.command.OlderButtons;
import dev.paperboy.command.Request;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeOnSlackTest {
  @TempDir static Path folder;
  private static BotOnSlack on;
  private SimulatedWorkspace workspace;
  private SimulatedUser ann;
  private SimulatedChannel channel;

  @BeforeAll
  static void start() {
    on = new BotOnSlack(folder);
    on.connect();
  }

  @AfterAll
  static void stop() {
    on.close();
  }

  @BeforeEach
  void enter() {
    workspace = on.workspace("Lab");
    ann = workspace.user("ann");
    channel = workspace.publicChannel("papers").member(ann);
  }

  private void subscribe(SimulatedUser user, SimulatedChannel where, String query) {
    on.slack.slash(user, where, "/papers", "subscribe " + query).awaitMessage();
  }

  private OpenView home(String text) {
    on.slack.openHome(ann);
    return on.slack.awaitHomeWith(ann, text);
  }

  @Test
  void whoIsNewIsToldHowToBegin() {
    OpenView home = home("Sources");
    assertThat(home.allText()).contains("/papers subscribe diffusion", "arXiv");
  }

  @Test
  void itIsShownWhereTheConnectionBreaks() {
    on.slack.faults().on("views.publish").times(2).cutsTheConnection();
    assertThat(home("Sources").allText()).contains("arXiv");
  }

  @Test
  void itHoldsWhatThePersonSubscribedToEverywhereAndNothingOfOthers() {
    SimulatedUser bob = workspace.user("bob");
    subscribe(ann, channel, "diffusion");
    subscribe(bob, channel, "robots");
    subscribe(ann, workspace.directMessages(ann), "agents");
    OpenView home = home("diffusion");
    assertThat(home.allText())
        .contains("Direct messages", "`agents`", "#papers", "`diffusion`")
        .doesNotContain("robots");
  }

  @Test
  void aSubscriptionIsPausedAndResumedThere() {
    subscribe(ann, channel, "diffusion");
    on.slack.pressLabelled(ann, home("diffusion"), "Pause");
    OpenView paused = on.slack.awaitHomeWith(ann, "— paused");
    assertThat(on.listed(address(channel))).contains("paused");
    on.slack.pressLabelled(ann, paused, "Resume");
    on.await("it goes on", () -> !on.listed(address(channel)).contains("paused"));
  }

  @Test
  void buttonsThatTheVersionBeforeShowedThereGoOnToWork() {
    subscribe(ann, channel, "diffusion");
    OpenView home = home("diffusion");
    OlderButtons.turnBack(on.scene.database);
    assertThat(on.slack.pressLabelled(ann, home, "Edit").awaitView().value("form:query"))
        .isEqualTo("diffusion");
    assertThat(on.slack.pressLabelled(ann, home, "Add…").awaitView().title())
        .isEqualTo("New subscription");
    on.slack.pressLabelled(ann, home, "Pause");
    on.slack.awaitHomeWith(ann, "— paused");
  }

  @Test
  void aSubscriptionIsMadeAndEditedThere() {
    OpenView form = on.slack.pressLabelled(ann, home("Sources"), "New subscription…").awaitView();
    assertThat(form.allText()).contains("your direct messages");
    on.slack.submitView(ann, form, Map.of("form:query", "diffusion")).awaitResponseAction();
    OpenView home = on.slack.awaitHomeWith(ann, "#1 `diffusion`");
    assertThat(home.allText()).contains("Subscribed as #1");
    OpenView edit = on.slack.pressLabelled(ann, home, "Edit").awaitView();
    assertThat(edit.value("form:query")).isEqualTo("diffusion");
    on.slack.submitView(ann, edit, Map.of("form:query", "robots")).awaitResponseAction();
    on.slack.awaitHomeWith(ann, "#1 `robots`");
    assertThat(on.listed(address(ann))).contains("`robots`");
  }

  @Test
  void whoLeftAHiddenChannelCanDoNothingToItAnyMore() {
    SimulatedUser bob = workspace.user("bob");
    SimulatedChannel secret = workspace.privateChannel("secret", bob);
    on.scene.type(address(secret), new Request.User(ann.id(), "ann", false), "subscribe diffusion");
    OpenView home = home("diffusion");
    on.slack.pressLabelled(ann, home, "Pause");
    on.slack.awaitHomeWith(ann, "you are not in that channel");
    assertThat(on.listed(address(secret))).doesNotContain("paused");
  }

  @Test
  void fiveHundredSubscriptionsArePaged() {
    on.subscribeOften(address(ann), 500);
    OpenView home = home("#1 `word0");
    assertThat(home.blocks()).hasSizeLessThanOrEqualTo(100);
    on.slack.pressLabelled(ann, home, "Next");
    OpenView second = on.slack.awaitHomeWith(ann, "#16 `word15");
    assertThat(second.allText()).doesNotContain("#1 `word0");
  }
}
