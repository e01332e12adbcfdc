package dev.paperboy.chat.slack;

import static dev.paperboy.chat.slack.BotOnSlack.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.simulator.Answer;
import dev.paperboy.chat.slack.simulator.OpenView;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormsOnSlackTest {
  private static final String PAPERS = "/papers";
  private static final String QUERY = "form:query";
  private static final String CADENCE = "form:cadence";

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

  @AfterEach
  void mend() {
    on.slack.faults().clear();
  }

  private Answer type(String text) {
    return on.slack.slash(ann, channel, PAPERS, text);
  }

  @Test
  void subscribingWithoutAQueryOpensAFormThatSaysWhatToExpect() {
    Answer answer = type("subscribe");
    OpenView form = answer.awaitView();
    on.slack.inputAction(ann, form, QUERY, "diffusion").awaitAcknowledged();
    OpenView told = on.slack.awaitModalWith(ann, "about 28 a week");
    assertThat(told.value(QUERY)).isEqualTo("diffusion");
    Answer submitted =
        on.slack.submitView(
            ann,
            told,
            Map.of(
                QUERY,
                "diffusion",
                CADENCE,
                "weekly",
                "form:on",
                "friday",
                "form:at",
                "17:30",
                "form:max",
                "7",
                "form:instant",
                "upvotes>=50"));
    assertThat(submitted.awaitResponseAction()).isEqualTo("close");
    assertThat(answer.awaitMessageWith("Subscribed as #1").isEphemeral()).isTrue();
    assertThat(on.listed(address(channel)))
        .contains(
            "#1 `diffusion`, a digest weekly on friday at 17:30 UTC, at most 7 per post, at once"
                + " `upvotes>=50`");
    on.await("the channel is told", () -> !on.slack.posts(channel).isEmpty());
  }

  @Test
  void aMistakeStandsAtItsPlaceAndNothingIsSubscribed() {
    OpenView form = type("subscribe").awaitView();
    on.slack.inputAction(ann, form, QUERY, "\"open").awaitAcknowledged();
    on.slack.awaitModalWith(ann, "Here:");
    Answer submitted = on.slack.submitView(ann, form, Map.of(QUERY, "\"open"));
    assertThat(submitted.awaitErrors().path("query").asText()).isNotBlank();
    assertThat(on.listed(address(channel))).contains("no subscriptions");
  }

  @Test
  void editOpensTheFormFilledAndWhatIsTakenOutIsGone() {
    type("subscribe diffusion daily at 8 max 5 instant: has:code").awaitMessage();
    PostedMessage list = type("list").awaitMessage();
    OpenView form = on.slack.pressLabelled(ann, list, "Edit").awaitView();
    assertThat(form.title()).isEqualTo("Subscription #1");
    assertThat(form.value(QUERY)).isEqualTo("diffusion");
    assertThat(form.value(CADENCE)).isEqualTo("daily");
    assertThat(form.value("form:at")).isEqualTo("08:00");
    assertThat(form.value("form:max")).isEqualTo("5");
    assertThat(form.value("form:instant")).isEqualTo("has:code");
    on.slack
        .submitView(
            ann,
            form,
            Map.of(QUERY, "\u201Cflow matching\u201D", CADENCE, "instant", "form:max", ""))
        .awaitResponseAction();
    on.await(
        "the change",
        () -> on.listed(address(channel)).contains("#1 `\"flow matching\"`, posted at once, "));
  }

  @Test
  void aFormForASubscriptionThatIsGoneIsRefused() {
    type("subscribe diffusion").awaitMessage();
    PostedMessage list = type("list").awaitMessage();
    type("unsubscribe 1").awaitMessage();
    Answer pressed = on.slack.pressLabelled(ann, list, "Edit");
    assertThat(pressed.awaitMessage().allText()).contains("no longer a subscription #1 here");
  }

  @Test
  void aFormThatCannotBeOpenedIsExplained() {
    on.slack.faults().on("views.open").answersError("expired_trigger_id");
    assertThat(type("subscribe").awaitMessage().allText()).contains("could not be opened in time");
  }

  @Test
  void aFormIsOpenedWhereTheConnectionBreaks() {
    on.slack.faults().on("views.open").times(2).cutsTheConnection();
    assertThat(type("subscribe").awaitView().title()).isEqualTo("New subscription");

    int before = on.slack.requests("views.open").size();
    on.slack.faults().on("views.open").losesTheAnswer();
    Answer lost = type("subscribe");
    OpenView form = lost.awaitView();
    on.await("both attempts", () -> on.slack.requests("views.open").size() >= before + 2);
    on.slack.faults().on("response_url").cutsTheConnection();
    Answer submitted = on.slack.submitView(ann, form, Map.of(QUERY, "diffusion"));
    assertThat(submitted.awaitResponseAction()).isEqualTo("close");
    assertThat(lost.awaitMessage().allText())
        .as("nothing is said of a form that could not be opened")
        .contains("Subscribed as #1");
  }

  @Test
  void whoMayNotChangeTheChannelIsToldInTheForm() {
    SimulatedUser boss = workspace.admin("boss");
    on.slack.slash(boss, channel, PAPERS, "settings who managers").awaitMessage();
    OpenView form = type("subscribe").awaitView();
    Answer submitted = on.slack.submitView(ann, form, Map.of(QUERY, "diffusion"));
    assertThat(submitted.awaitErrors().path("query").asText()).contains("only people who manage");
  }
}
