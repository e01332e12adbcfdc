package dev.paperboy.chat.slack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator with the real library as its client. */
final class SlackSimulatorTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PAPER = "https://arxiv.org/abs/2606.00001";

  private final SlackSimulator slack = new SlackSimulator();
  private final SimulatedWorkspace workspace = slack.workspace("Reading group");
  private final SimulatedUser ada = workspace.user("ada");
  private final SimulatedChannel channel = workspace.publicChannel("papers").member(ada);
  private final SampleHandlers handlers = new SampleHandlers(ada.id());
  private final List<TestBot> bots = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (TestBot bot : bots) {
      bot.close();
    }
    slack.close();
  }

  @Test
  void aCommandIsAcknowledgedAndAnsweredThroughItsAddress() throws Exception {
    connect();
    Answer answer = slack.slash(ada, channel, "/papers", "search diffusion");
    assertThat(answer.awaitMessage().text()).isEqualTo("found diffusion");
    assertThat(answer.awaitAcknowledged().acknowledgedAfter()).isLessThan(Duration.ofSeconds(3));
    PostedMessage message = answer.awaitMessage();
    assertThat(message.visibleTo()).isEqualTo(ada.id());
    assertThat(channel.ephemeralMessages(ada)).hasSize(1);
    assertThat(slack.messages(channel)).isEmpty();
    Answer pressed = slack.pressLabelled(ada, message, "Next");
    assertThat(pressed.awaitEdits(1).text()).isEqualTo("page 2 of next-2");
    Answer now = slack.slash(ada, channel, "/papers", "now");
    assertThat(now.awaitMessage().text()).isEqualTo("at once");
  }

  @Test
  void aModalOpensIsTypedInAndSubmitted() throws Exception {
    connect();
    OpenView modal = slack.slash(ada, channel, "/papers", "subscribe").awaitView();
    assertThat(modal.title()).isEqualTo("Subscribe");
    Answer typed = slack.inputAction(ada, modal, "query", "diffusion");
    OpenView updated = typed.awaitViewUpdates(1);
    assertThat(updated.allText()).contains("preview of diffusion");
    assertThat(updated.value("query")).isEqualTo("diffusion");
    Answer wrong = slack.submitView(ada, updated, Map.of("query", "bad"));
    assertThat(wrong.awaitErrors().path("q").asText()).isEqualTo("not a query");
    assertThat(slack.modals(ada)).hasSize(1);
    Answer right = slack.submitView(ada, updated, Map.of("query", "good"));
    assertThat(right.awaitResponseAction()).isEqualTo("close");
    assertThat(slack.modals(ada)).isEmpty();
    assertThat(slack.awaitPosts(channel, 1).get(0).text()).isEqualTo("subscribed to good");
    assertThatThrownBy(() -> slack.submitView(ada, updated, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void homeMentionsLinksShortcutsAndJoinsAreTold() throws Exception {
    connect();
    slack.openHome(ada).awaitAcknowledged();
    assertThat(slack.awaitHomeWith(ada, "Welcome").blocks()).hasSize(1);
    slack.mention(ada, channel, "search diffusion");
    assertThat(slack.awaitPosts(channel, 1).get(0).text()).contains("search diffusion");
    PostedMessage shared = slack.shareLink(ada, channel, PAPER);
    slack.await("an unfurl", SOON, () -> !unfurls(shared).isEmpty());
    assertThat(unfurls(shared)).containsExactly(PAPER);
    Answer similar = slack.pressUnfurl(ada, shared, PAPER, "similar");
    assertThat(similar.awaitMessage().text()).isEqualTo("similar to s-1 at " + PAPER);
    Answer shortcut = slack.messageShortcut(ada, shared, "papers_in_message");
    assertThat(shortcut.awaitMessage().text()).isEqualTo("read: see " + PAPER);
    workspace.publicChannel("later").withoutBot().inviteBot(ada);
    slack.await("the join", SOON, () -> handlers.joins() == 1);
    workspace.uninstall();
    slack.await(
        "both events",
        SOON,
        () ->
            slack.deliveries("app_uninstalled").stream().allMatch(Delivery::isAcknowledged)
                && !slack.deliveries("app_uninstalled").isEmpty());
  }

  private List<String> unfurls(PostedMessage shared) {
    return slack.now(shared).orElseThrow().unfurls().properties().stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void aLostConnectionComesBack() throws Exception {
    connect();
    bots.get(0).comeBackAtOnce();
    slack.socket().dropConnections();
    slack.socket().awaitConnections(1);
    assertThat(slack.socket().connectionsSoFar()).isEqualTo(2);
    Answer answer = slack.slash(ada, channel, "/papers", "search x");
    assertThat(answer.awaitMessage().text()).isEqualTo("found x");
  }

  @Test
  void aConnectionIsRenewedWhenSlackAsks() throws Exception {
    connect();
    slack.socket().disconnect("refresh_requested");
    slack.await("a new one", SOON, () -> slack.socket().connectionsSoFar() == 2);
    Answer answer = slack.slash(ada, channel, "/papers", "search x");
    assertThat(answer.awaitMessage().text()).isEqualTo("found x");
  }

  @Test
  void whoIsNotAcknowledgedIsToldSoAndEventsAreToldAgain() throws Exception {
    slack.acknowledgeWithin(Duration.ofMillis(300));
    slack.retryEventsAfter(Duration.ZERO, Duration.ofMillis(20));
    assertThat(slack.slash(ada, channel, "/papers", "search x").awaitFailure())
        .isEqualTo("dispatch_failed");
    connect();
    Answer unknown = slack.slash(ada, channel, "/unknown", "");
    assertThat(unknown.awaitFailure()).isEqualTo("operation_timeout");
    Delivery event = slack.openHome(workspace.user("slow")).awaitFinished();
    assertThat(event.isAcknowledged()).isFalse();
    assertThat(event.attempts()).extracting(Attempt::number).containsExactly(0, 1, 2);
    assertThat(event.attempts().get(1).retryReason()).isEqualTo("http_timeout");
  }

  @Test
  void aFullChannelIsAnswered429WithTheTimeToWait() throws Exception {
    MethodsClient client = TestBot.client(slack).methods(workspace.botToken());
    slack.rateLimits().messagesOfChannel(Duration.ofSeconds(60), 1);
    assertThat(client.chatPostMessage(r -> r.channel(channel.id()).text("one")).isOk()).isTrue();
    assertThatThrownBy(() -> client.chatPostMessage(r -> r.channel(channel.id()).text("two")))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            refused -> {
              assertThat(refused.getResponse().code()).isEqualTo(429);
              assertThat(Integer.parseInt(refused.getResponse().header("Retry-After")))
                  .isBetween(5, 60);
            });
    slack.rateLimits().messagesOfChannel(Duration.ofMillis(100), 2);
    for (int i = 0; i < 2; i++) {
      client.chatPostMessage(r -> r.channel(channel.id()).text("more"));
    }
    assertThat(slack.rateLimits().refused()).isEqualTo(1);
    assertThat(slack.posts(channel)).hasSize(3);
  }

  @Test
  void faultsStrikeAsTheyAreAskedTo() throws Exception {
    slack.rateLimits().none();
    MethodsClient client = TestBot.client(slack).methods(workspace.botToken());
    slack.faults().on("chat.postMessage").times(2).answersError("internal_error");
    assertThat(post(client)).isEqualTo("internal_error");
    assertThat(post(client)).isEqualTo("internal_error");
    slack.faults().on("chat.postMessage").answersStatus(503);
    assertThatThrownBy(() -> post(client)).isInstanceOf(SlackApiException.class);
    assertThat(slack.posts(channel)).isEmpty();
    slack.faults().on("chat.postMessage").losesTheAnswer();
    assertThatThrownBy(() -> post(client)).isInstanceOf(IOException.class);
    assertThat(slack.posts(channel)).isNotEmpty();
    int before = slack.posts(channel).size();
    slack.faults().on("chat.postMessage").times(5).cutsTheConnection();
    assertThatThrownBy(() -> post(client)).isInstanceOf(IOException.class);
    assertThat(slack.posts(channel)).hasSize(before);
    slack.faults().clear();
    assertThat(post(client)).isNull();
    Fault some =
        slack.faults().on("chat.postMessage").withChance(0.5, 7).answersError("fatal_error");
    for (int i = 0; i < 20; i++) {
      post(client);
    }
    assertThat(some.struck()).isBetween(3, 17);
  }

  private String post(MethodsClient client) throws IOException, SlackApiException {
    return client.chatPostMessage(r -> r.channel(channel.id()).text("hello")).getError();
  }

  @Test
  void theSameBotIsToldByHttp() throws Exception {
    TestBot bot = serve(handlers::addTo);
    HttpMode http = slack.deliverTo(bot.url(), TestBot.SIGNING_SECRET);
    assertThat(http.verifyUrl("prove it").body()).contains("prove it");
    Answer answer = slack.slash(ada, channel, "/papers", "search diffusion & <more>");
    assertThat(answer.awaitMessage().text()).isEqualTo("found diffusion & <more>");
    Answer now = slack.slash(ada, channel, "/papers", "now");
    assertThat(now.awaitMessage().text()).isEqualTo("at once");
    OpenView modal = slack.slash(ada, channel, "/papers", "subscribe").awaitView();
    Answer wrong = slack.submitView(ada, modal, Map.of("query", "bad"));
    assertThat(wrong.awaitErrors().path("q").asText()).isEqualTo("not a query");
    slack.openHome(ada).awaitAcknowledged();
    assertThat(slack.slash(ada, channel, "/unknown", "").awaitFailure())
        .isEqualTo("http_error_404");
  }

  @Test
  void theBotIsInstalledInAnotherWorkspaceAndWorksThere() {
    SimulatedWorkspace newcomers = slack.workspaceWithoutApp("Newcomers");
    SimulatedUser bob = newcomers.admin("bob");
    SimulatedChannel talk = newcomers.publicChannel("talk").member(bob);
    TestBot bot = TestBot.serveInstallable(slack, new MemoryOfInstallations(), handlers::addTo);
    bots.add(bot);
    slack.deliverTo(bot.url(), TestBot.SIGNING_SECRET);
    assertThat(slack.slash(bob, talk, "/papers", "now").awaitMessage().text())
        .isNotEqualTo("at once");
    slack.denyInstall(bot.installUrl());
    assertThat(slack.requests("oauth.v2.access")).isEmpty();
    assertThat(slack.install(bob, bot.installUrl()).status()).isEqualTo(200);
    assertThat(slack.requests("oauth.v2.access")).hasSize(1);
    assertThat(slack.slash(bob, talk, "/papers", "now").awaitMessage().text()).isEqualTo("at once");
    Answer answer = slack.slash(bob, talk, "/papers", "search x");
    assertThat(answer.awaitMessage().text()).isEqualTo("found x");
  }

  @Test
  void aWrongSignatureAndAnOldTimestampAreRefused() throws Exception {
    TestBot bot = serve(handlers::addTo);
    HttpMode http = slack.deliverTo(bot.url(), TestBot.SIGNING_SECRET);
    slack.openHome(ada).awaitAcknowledged();
    SentRequest sent = http.sent().get(0);
    assertThat(http.sendWithWrongSignature(sent).status()).isEqualTo(401);
    assertThat(http.sendWithOldTimestamp(sent, Duration.ofMinutes(6)).status()).isEqualTo(401);
    assertThat(http.sendUnsigned(sent).status()).isEqualTo(401);
    assertThat(http.replay(sent).status()).isEqualTo(200);
  }

  @Test
  void eventsAreToldAgainByHttpWithTheirNumber() throws Exception {
    slack.retryEventsAfter(Duration.ZERO, Duration.ofMillis(20));
    TestBot bot = serve(app -> {});
    slack.deliverTo(bot.url(), TestBot.SIGNING_SECRET);
    Delivery unhandled = slack.openHome(ada).awaitFinished();
    assertThat(unhandled.attempts())
        .extracting(Attempt::outcome)
        .containsOnly(Attempt.Outcome.REFUSED)
        .hasSize(3);
    assertThat(unhandled.attempts().get(2).retryReason()).isEqualTo("http_error");
  }

  private void connect() throws Exception {
    bots.add(TestBot.connect(slack, workspace, handlers::addTo));
  }

  private TestBot serve(Consumer<App> handlers) {
    TestBot bot = TestBot.serve(slack, workspace, handlers);
    bots.add(bot);
    return bot;
  }
}
