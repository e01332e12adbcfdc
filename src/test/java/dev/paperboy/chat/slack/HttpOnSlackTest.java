package dev.paperboy.chat.slack;

import static dev.paperboy.chat.slack.BotOnSlack.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.chat.slack.simulator.Answer;
import dev.paperboy.chat.slack.simulator.Delivery;
import dev.paperboy.chat.slack.simulator.HttpMode;
import dev.paperboy.chat.slack.simulator.OpenView;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SentRequest;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class HttpOnSlackTest {
  @TempDir static Path folder;
  private static BotOnSlack on;
  private static HttpMode http;
  private SimulatedWorkspace workspace;
  private SimulatedUser ann;
  private SimulatedChannel channel;

  @BeforeAll
  static void start() {
    on = new BotOnSlack(folder);
    // The console has a token, which Slack does not know.
    http = on.slack.deliverTo(on.serve("the-token-of-the-console"), BotOnSlack.SECRET);
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

  private SentRequest typed(String text) {
    Answer answer = on.slack.slash(ann, channel, "/papers", text);
    answer.awaitMessage();
    return http.sent().get(http.sent().size() - 1);
  }

  @Test
  void theAddressIsProvenToSlack() {
    assertThat(http.verifyUrl("a-challenge").body()).isEqualTo("a-challenge");
  }

  @Test
  void commandsButtonsFormsAndEventsArriveByHttp() {
    Answer subscribe = on.slack.slash(ann, channel, "/papers", "subscribe");
    OpenView form = subscribe.awaitView();
    on.slack.submitView(ann, form, Map.of("form:query", "diffusion")).awaitResponseAction();
    PostedMessage done = subscribe.awaitMessageWith("Subscribed as #1");
    assertThat(on.slack.pressLabelled(ann, done, "Undo").awaitMessage().allText())
        .contains("Unsubscribed");
    on.slack.openHome(ann);
    on.slack.awaitHomeWith(ann, "Sources");
    channel.removeBot();
    on.await(
        "the loss",
        () -> on.reachability.told().stream().anyMatch(line -> line.contains(channel.id())));
  }

  @Test
  void atNoLevelOfTheLogAreBodiesSignaturesOrTokensWritten() {
    try (LogCapture log = new LogCapture(LogSettings.Level.TRACE)) {
      on.slack.slash(ann, channel, "/papers", "subscribe whisperedwords").awaitMessage();
      on.slack.directMessage(ann, "search murmuredwords");
      on.slack.openHome(ann);
      on.slack.awaitHomeWith(ann, "Sources");
      on.slack.event(workspace, json("some_event_of_the_future")).awaitAcknowledged();
      http.send("application/json", "{\"type\":\"unheard_of\",\"token\":\"sighedword\"}");
      http.send("application/x-www-form-urlencoded", "ssl_check=1&token=sighedword");
      LoggerFactory.getLogger(SlackBot.class).trace("it listens");
      assertThat(log.text()).contains("it listens");
      assertThat(log.text())
          .doesNotContain("whisperedwords", "murmuredwords", "sighedword")
          .doesNotContain(workspace.botToken(), BotOnSlack.SECRET, "xoxb-", "response_url")
          .doesNotContainIgnoringCase("x-slack-signature");
    }
  }

  @Test
  void whatIsNotSignedBySlackIsRefusedAndNothingIsDone() {
    SentRequest request = typed("subscribe diffusion");
    on.scene.type(address(channel), "unsubscribe all");
    assertThat(http.sendUnsigned(request).status()).isEqualTo(401);
    assertThat(http.sendWithWrongSignature(request).status()).isEqualTo(401);
    assertThat(http.sendWithOldTimestamp(request, Duration.ofMinutes(6)).status()).isEqualTo(401);
    assertThat(on.listed(address(channel))).contains("no subscriptions");
  }

  @Test
  void theSameRequestIsRefusedWhenItComesAgain() {
    SentRequest request = typed("subscribe diffusion");
    on.scene.type(address(channel), "unsubscribe all");
    assertThat(http.replay(request).status()).isEqualTo(409);
    assertThat(on.listed(address(channel))).contains("no subscriptions");
  }

  @Test
  void anEventThatIsToldAgainIsAcknowledgedAndHandledOnce() {
    PostedMessage said = on.slack.directMessage(ann, "subscribe diffusion");
    on.slack.awaitPosts(said.channel(), 1);
    Delivery delivery =
        on.slack.deliveries("message").get(on.slack.deliveries("message").size() - 1);
    on.slack.redeliver(delivery);
    on.await("the second try", () -> delivery.attempts().size() >= 2);
    delivery.awaitFinished();
    on.slack.directMessage(ann, "list");
    on.slack.awaitPosts(said.channel(), 2);
    assertThat(on.slack.posts(said.channel()).get(1).allText()).contains("#1 `diffusion`");
    assertThat(on.slack.posts(said.channel())).hasSize(2);
  }

  @Test
  void nonsenseWithARightSignatureIsNoFault() {
    assertThat(http.send("application/json", "{\"type\":").status()).isEqualTo(400);
    assertThat(http.send("application/json", "{}").status()).isLessThan(500);
    assertThat(http.send("application/x-www-form-urlencoded", "payload=").status()).isLessThan(500);
  }

  @Test
  void everythingThatHappensIsAcknowledged() {
    on.slack.event(workspace, json("pin_added")).awaitAcknowledged();
    on.slack.event(workspace, json("some_event_of_the_future")).awaitAcknowledged();
    on.slack.globalShortcut(ann, "nobody_knows_it").awaitAcknowledged();
    assertThat(on.slack.slash(ann, channel, "/other", "x").awaitMessage().text()).isNotBlank();
  }

  private static ObjectNode json(String type) {
    return new ObjectMapper().createObjectNode().put("type", type);
  }
}
