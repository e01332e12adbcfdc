package dev.paperboy.chat.slack.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Card;
import dev.paperboy.card.SampleCards;
import dev.paperboy.chat.slack.simulator.Fault;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.RecordedRequest;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Sent;
import dev.paperboy.deliver.SendResult.Uninstalled;
import dev.paperboy.deliver.SendResult.Unknown;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages go through the real library to a simulated Slack, which refuses what Slack does. */
final class SlackSenderTest {
  private static final String POST = "chat.postMessage";
  private static final String HISTORY = "conversations.history";

  /** How many connections the library keeps. */
  private static final int MOST_CONNECTIONS = 5;

  private static final Map<String, String> REFUSED = new ConcurrentHashMap<>();

  /** The channels that another replica has taken over. */
  private static final Set<ChannelId> ELSEWHERE = ConcurrentHashMap.newKeySet();

  private static SlackSimulator simulator;
  private static SimulatedWorkspace workspace;
  private static SlackSender sender;
  private static int nonces;

  @BeforeAll
  static void connect() {
    simulator = new SlackSimulator();
    simulator.rateLimits().none();
    workspace = simulator.workspace("Reading group").grant("channels:history");
    sender = sender(Duration.ofSeconds(10), simulator.workspace("Other"));
  }

  private static SlackSender sender(Duration patience, SimulatedWorkspace... others) {
    return sender(patience, Duration.ofMillis(1), others);
  }

  private static SlackSender sender(
      Duration patience, Duration rest, SimulatedWorkspace... others) {
    Workspaces workspaces =
        new Workspaces() {
          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public Optional<String> token(String team) {
            return IntStream.rangeClosed(0, others.length)
                .mapToObj(i -> i == 0 ? workspace : others[i - 1])
                .filter(one -> one.id().equals(team))
                .map(SimulatedWorkspace::botToken)
                .findFirst();
          }

          @Override
          public void refused(String team, String error) {
            REFUSED.put(team, error);
          }
        };
    return new SlackSender(
        new SlackApi(
            Optional.of(URI.create(simulator.apiUrl())),
            patience,
            duration -> {
              throw new AssertionError("nothing is sent again");
            }),
        workspaces,
        new MemoryButtons(),
        new LocalPace(InstantSource.system()),
        channel -> !ELSEWHERE.contains(channel),
        InstantSource.system(),
        rest);
  }

  @AfterAll
  static void disconnect() {
    sender.close();
    simulator.close();
  }

  @AfterEach
  void heal() {
    assertThat(simulator.pings()).isEmpty();
    assertThat(simulator.warnings()).isEmpty();
    simulator.faults().clear();
    workspace.breakTokens("");
    REFUSED.clear();
  }

  @Test
  void papersArriveAsCardsAndNothingIsUnfurled() {
    SimulatedChannel channel = workspace.publicChannel("papers");
    simulator.forgetRequests();
    Outgoing message = message(channel, cards(3));
    Sent sent = (Sent) send(message);
    PostedMessage posted = simulator.posts(channel).get(0);
    assertThat(posted.ts()).isEqualTo(sent.messageId());
    assertThat(posted.blocks()).hasSize(9);
    assertThat(posted.text()).contains("Quiet Rivers");
    assertThat(posted.unfurledLinks()).isEmpty();
    assertThat(posted.metadata().path("event_type").asText()).isEqualTo("paperboy_message");
    assertThat(posted.metadata().path("event_payload").path("key").asText())
        .isEqualTo(message.nonce());
    assertThat(simulator.requests()).extracting(RecordedRequest::method).containsExactly(POST);
  }

  @Test
  void nothingIsSentToAChannelThatWasTakenOverWhileAMessageWaited() {
    SimulatedChannel channel = workspace.publicChannel("taken over");
    Outgoing message = message(channel, cards(1));
    ELSEWHERE.add(message.channel());
    assertThat(send(message)).isInstanceOf(RetryLater.class);
    assertThat(join(sender.edit("1.000001", message))).isInstanceOf(RetryLater.class);
    assertThat(simulator.posts(channel)).isEmpty();
    ELSEWHERE.clear();
    assertThat(send(message)).isInstanceOf(Sent.class);
  }

  @Test
  void aMessageIsEditedInPlace() {
    SimulatedChannel channel = workspace.publicChannel("edited");
    Outgoing message = message(channel, cards(3));
    String id = ((Sent) send(message)).messageId();
    Outgoing now = message(channel, cards(1));
    assertThat(join(sender.edit(id, now))).isEqualTo(new Sent(id));
    PostedMessage posted = simulator.posts(channel).get(0);
    assertThat(simulator.posts(channel)).hasSize(1);
    assertThat(posted.blocks()).hasSize(3);
    assertThat(posted.metadata().path("event_payload").path("key").asText())
        .isEqualTo(message.nonce());

    assertThat(join(sender.edit("1.000001", now))).isInstanceOf(Rejected.class);
    simulator.faults().on("chat.update").answersError("edit_window_closed");
    assertThat(join(sender.edit(id, now))).isInstanceOf(Rejected.class);
    simulator.faults().on("chat.update").answersError("channel_not_found");
    assertThat(join(sender.edit(id, now))).isInstanceOf(Gone.class);
    ChannelId elsewhere = new ChannelId("slack", "T0", "C0");
    Outgoing lost = new Outgoing("x", elsewhere, "", cards(1), false, true);
    assertThat(join(sender.edit(id, lost))).isInstanceOf(Uninstalled.class);
  }

  @Test
  void aReplyGoesIntoTheThreadOfItsMessage() {
    SimulatedChannel channel = workspace.publicChannel("threads");
    String original = ((Sent) send(message(channel, cards(2)))).messageId();
    Outgoing reply = reply(channel, original);
    assertThat(send(reply)).isInstanceOf(Sent.class);
    PostedMessage posted = simulator.posts(channel).get(1);
    assertThat(posted.threadTs()).isEqualTo(original);
    assertThat(posted.text()).isEqualTo("“Quiet Rivers”: code is available.");
    assertThat(posted.json().path("reply_broadcast").asBoolean()).isFalse();
    assertThat(send(reply(channel, "1.000001"))).isEqualTo(new Rejected("the message was deleted"));
    assertThat(simulator.posts(channel)).hasSize(2);
  }

  @Test
  void aReplyWhoseAnswerWasLostIsLookedForInItsThread() {
    SimulatedChannel channel = workspace.publicChannel("lost-reply");
    String original = ((Sent) send(message(channel, cards(1)))).messageId();
    Outgoing reply = reply(channel, original);
    simulator.faults().on(POST).in(channel).losesTheAnswer();
    assertThat(send(reply)).isInstanceOf(Unknown.class);
    long doubles = sender.possibleDoubles();
    assertThat(send(again(reply))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(2);
    simulator.faults().on(POST).in(channel).cutsTheConnection();
    Outgoing unsent = reply(channel, original);
    assertThat(send(unsent)).isInstanceOf(Unknown.class);
    assertThat(send(again(unsent))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(3);
    assertThat(sender.possibleDoubles()).isEqualTo(doubles);
  }

  private static Outgoing reply(SimulatedChannel channel, String original) {
    ChannelId address = new ChannelId("slack", workspace.id(), channel.id());
    String text = "“Quiet Rivers”: code is available.";
    return new Outgoing(nonce(), address, text, List.of(), List.of(), false, false, original);
  }

  @Test
  void aChannelGetsOneMessageASecondWithoutARefusal() {
    SimulatedChannel channel = workspace.publicChannel("busy");
    SlackSender gentle = sender(Duration.ofSeconds(10), Duration.ofSeconds(1));
    // The pace is that of sending; what takes longer to arrive comes closer to what follows it.
    simulator.rateLimits().messagesOfChannel(Duration.ofSeconds(1), 2);
    int refused = simulator.rateLimits().refused();
    for (int i = 0; i < 4; i++) {
      assertThat(join(gentle.send(message(channel, cards(1))))).isInstanceOf(Sent.class);
    }
    assertThat(simulator.rateLimits().refused()).isEqualTo(refused);
    simulator.rateLimits().none();
    gentle.close();
    assertThat(simulator.posts(channel)).hasSize(4);
  }

  @Test
  void manyChannelsAreServedSideBySide() {
    List<CompletableFuture<SendResult>> answers =
        IntStream.range(0, 40)
            .mapToObj(i -> workspace.publicChannel("many-" + i))
            .map(channel -> sender.send(message(channel, cards(2))))
            .toList();
    assertThat(answers).allSatisfy(one -> assertThat(join(one)).isInstanceOf(Sent.class));
  }

  @Test
  void eachWorkspaceHasItsOwnToken() {
    SimulatedWorkspace second = simulator.workspace("Second");
    SlackSender both = sender(Duration.ofSeconds(10), second);
    SimulatedChannel channel = second.publicChannel("papers");
    assertThat(join(both.send(message(channel, cards(1))))).isInstanceOf(Sent.class);
    ChannelId foreign = new ChannelId("slack", workspace.id(), channel.id());
    assertThat(join(both.send(new Outgoing(nonce(), foreign, "x", List.of(), false, false))))
        .isInstanceOf(Gone.class);
    ChannelId unknown = new ChannelId("slack", "T404", channel.id());
    assertThat(join(both.send(new Outgoing(nonce(), unknown, "x", List.of(), false, false))))
        .isInstanceOf(Uninstalled.class);
    assertThat(simulator.posts(channel)).hasSize(1);
    both.close();
  }

  @Test
  void aLostAnswerIsLookedForBeforeAnythingIsPostedAgain() {
    SimulatedChannel channel = workspace.publicChannel("lost-answer");
    Outgoing message = inDoubt(channel);
    long doubles = sender.possibleDoubles();
    Sent sent = (Sent) send(again(message));
    assertThat(simulator.posts(channel))
        .singleElement()
        .extracting(PostedMessage::ts)
        .isEqualTo(sent.messageId());
    assertThat(sender.possibleDoubles()).isEqualTo(doubles);
  }

  @Test
  void aLostRequestIsMadeGoodWithoutADouble() {
    SimulatedChannel channel = workspace.publicChannel("lost-request");
    Outgoing message = message(channel, cards(1));
    simulator.faults().on(POST).in(channel).cutsTheConnection();
    assertThat(send(message)).isInstanceOf(Unknown.class);
    long doubles = sender.possibleDoubles();
    assertThat(send(again(message))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(1);
    assertThat(sender.possibleDoubles()).isEqualTo(doubles);
  }

  @Test
  void whereNothingCanBeReadItIsPostedAgainAndCounted() {
    SimulatedChannel channel = workspace.privateChannel("private");
    Outgoing message = inDoubt(channel);
    long doubles = sender.possibleDoubles();
    simulator.forgetRequests();
    assertThat(send(again(message))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(2);
    assertThat(sender.possibleDoubles()).isEqualTo(doubles + 1);
    assertThat(simulator.requests(HISTORY).size()).isLessThanOrEqualTo(1);
  }

  @Test
  void whereOneConversationCannotBeReadTheOthersAreSearchedAllTheSame() {
    Outgoing secret = inDoubt(workspace.privateChannel("secret"));
    assertThat(send(again(secret))).isInstanceOf(Sent.class);
    SimulatedChannel channel = workspace.publicChannel("beside");
    Outgoing message = inDoubt(channel);
    assertThat(send(again(message))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(1);
  }

  @Test
  void whileSlackCannotBeReachedNothingIsPostedAgainUnlooked() {
    long doubles = sender.possibleDoubles();
    for (Consumer<Fault> unreachable :
        List.<Consumer<Fault>>of(Fault::cutsTheConnection, fault -> fault.answersStatus(503))) {
      SimulatedChannel channel = workspace.publicChannel("unreachable");
      Outgoing message = inDoubt(channel);
      unreachable.accept(simulator.faults().on(HISTORY).in(channel).times(3));
      for (int i = 0; i < 3; i++) {
        assertThat(send(again(message)))
            .isInstanceOfSatisfying(
                Unknown.class, it -> assertThat(it.reason()).contains("could not be reached"));
      }
      assertThat(send(again(message))).isInstanceOf(Sent.class);
      assertThat(simulator.posts(channel)).hasSize(1);
    }
    assertThat(sender.possibleDoubles()).isEqualTo(doubles);
  }

  @Test
  void whereOnlyLookingFailsItIsPostedAgainAfterSomeAttemptsAndCounted() {
    SimulatedChannel channel = workspace.publicChannel("unsearchable");
    Outgoing message = inDoubt(channel);
    long doubles = sender.possibleDoubles();
    simulator.faults().on(HISTORY).in(channel).always().answersStatus(500);
    for (int i = 0; i < 5; i++) {
      assertThat(send(again(message))).isInstanceOf(Unknown.class);
    }
    assertThat(send(again(message))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(2);
    assertThat(sender.possibleDoubles()).isEqualTo(doubles + 1);
  }

  @Test
  void whereTooManySearchesAreRefusedNoneIsTriedForAMinute() {
    SlackSender limited = sender(Duration.ofSeconds(10));
    simulator.forgetRequests();
    simulator.faults().on(HISTORY).answersTooManyRequests(Duration.ofSeconds(60));
    for (String name : List.of("first", "second")) {
      Outgoing message = message(workspace.publicChannel(name), cards(1));
      simulator.faults().on(POST).losesTheAnswer();
      assertThat(join(limited.send(message))).isInstanceOf(Unknown.class);
      assertThat(join(limited.send(again(message)))).isInstanceOf(Sent.class);
    }
    assertThat(simulator.requests(HISTORY)).hasSize(1);
    limited.close();
  }

  @Test
  void whatAnotherProcessHasTriedSinceItWasRefusedHereIsLookedFor() {
    SimulatedChannel channel = workspace.publicChannel("moved-and-back");
    Outgoing message = message(channel, cards(1));
    simulator.faults().on(POST).in(channel).answersTooManyRequests(Duration.ofSeconds(1));
    assertThat(send(message)).isInstanceOf(RetryLater.class);
    SlackSender other = sender(Duration.ofSeconds(10));
    assertThat(join(other.send(again(message)))).isInstanceOf(Sent.class);
    assertThat(send(elsewhere(message))).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(1);
  }

  @Test
  void whatWasBegunByAnotherProcessIsLookedFor() {
    SimulatedChannel channel = workspace.publicChannel("restart");
    Outgoing message = message(channel, cards(1));
    Sent sent = (Sent) send(message);
    SlackSender restarted = sender(Duration.ofSeconds(10));
    assertThat(join(restarted.send(again(message)))).isEqualTo(sent);
    assertThat(simulator.posts(channel)).hasSize(1);
    restarted.close();
  }

  @Test
  void whatWasSurelyNotPostedIsNotLookedFor() {
    SimulatedChannel channel = workspace.publicChannel("limited");
    Outgoing message = message(channel, cards(1));
    simulator.faults().on(POST).in(channel).answersTooManyRequests(Duration.ofSeconds(7));
    assertThat(send(message))
        .isEqualTo(new RetryLater(Duration.ofSeconds(7), "Slack's rate limit is reached"));
    simulator.forgetRequests();
    assertThat(send(again(message))).isInstanceOf(Sent.class);
    assertThat(simulator.requests(HISTORY)).isEmpty();
    assertThat(simulator.posts(channel)).hasSize(1);
  }

  @Test
  void whatIsNotAnsweredInTimeIsUnknown() {
    SlackSender hasty = sender(Duration.ofMillis(300));
    SimulatedChannel channel = workspace.publicChannel("slow");
    Outgoing message = message(channel, cards(1));
    simulator.faults().on(POST).in(channel).delays(Duration.ofSeconds(1));
    assertThat(join(hasty.send(message))).isInstanceOf(Unknown.class);
    simulator.faults().clear();
    simulator.faults().on(POST).in(channel).answersStatus(502);
    assertThat(join(hasty.send(message(channel, cards(1))))).isInstanceOf(Unknown.class);
    hasty.close();
  }

  @Test
  void aRefusedFormIsSentOnceMoreAsPlainText() {
    SimulatedChannel channel = workspace.publicChannel("plain");
    simulator.faults().on(POST).in(channel).always().rejectsBlocks();
    assertThat(send(message(channel, cards(2)))).isInstanceOf(Sent.class);
    PostedMessage posted = simulator.posts(channel).get(0);
    assertThat(posted.blocks()).isEmpty();
    assertThat(posted.text()).contains("<https://huggingface.co/papers/2605.00001|Quiet Rivers");
    assertThat(posted.unfurledLinks()).isEmpty();
    simulator.faults().clear();
    simulator.faults().on(POST).in(channel).always().answersError("invalid_blocks");
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Rejected.class);
    assertThat(simulator.requests(POST))
        .filteredOn(request -> channel.id().equals(request.parameters().path("channel").asText()))
        .hasSize(4);
  }

  @Test
  void whatSlackForbidsSaysWhatToDo() {
    SimulatedChannel archived = workspace.publicChannel("archived").withArchive();
    assertThat(send(message(archived, cards(1)))).isInstanceOf(Gone.class);
    SimulatedChannel restricted = workspace.publicChannel("restricted").withRestrictedPosting(true);
    assertThat(send(message(restricted, cards(1)))).isInstanceOf(Forbidden.class);
    SimulatedChannel outside = workspace.publicChannel("outside").withoutBot();
    workspace.withdraw("chat:write.public");
    assertThat(send(message(outside, cards(1)))).asString().contains("Forbidden", "/invite");
    workspace.grant("chat:write.public");
  }

  @Test
  void aRefusedTokenIsReportedAndStopsTheWorkspace() {
    SimulatedChannel channel = workspace.publicChannel("token");
    workspace.breakTokens("token_revoked");
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Uninstalled.class);
    assertThat(REFUSED).containsEntry(workspace.id(), "token_revoked");
    workspace.breakTokens("token_expired");
    assertThat(send(message(channel, cards(1)))).isInstanceOf(RetryLater.class);
    assertThat(REFUSED).containsEntry(workspace.id(), "token_expired");
  }

  @Test
  void aPersonIsWrittenToDirectly() {
    SimulatedUser ada = workspace.user("ada");
    ChannelId personal = sender.personal(workspace.id(), ada.id()).orElseThrow();
    assertThat(personal).isEqualTo(new ChannelId("slack", workspace.id(), ada.id()));
    simulator.forgetRequests();
    for (int i = 0; i < 2; i++) {
      assertThat(send(new Outgoing(nonce(), personal, "Hello.", cards(1), false, false)))
          .isInstanceOf(Sent.class);
    }
    assertThat(simulator.posts(workspace.directMessages(ada))).hasSize(2);
    assertThat(simulator.requests("conversations.open")).hasSize(1);
    ChannelId nobody = new ChannelId("slack", workspace.id(), "U404");
    assertThat(send(new Outgoing(nonce(), nobody, "Hello.", List.of(), false, false)))
        .isInstanceOf(Gone.class);
  }

  @Test
  void anOutageLosesNothing() {
    SimulatedChannel channel = workspace.publicChannel("outage");
    Outgoing message = message(channel, cards(1));
    simulator.startOutage();
    SendResult during = send(message);
    simulator.endOutage();
    assertThat(during).isInstanceOfAny(RetryLater.class, Unknown.class);
    SendResult afterwards = send(again(message));
    // A connection that the outage broke may be noticed only when it is used.
    for (int i = 0; i < MOST_CONNECTIONS && afterwards instanceof Unknown; i++) {
      afterwards = send(again(message));
    }
    assertThat(afterwards).isInstanceOf(Sent.class);
    assertThat(simulator.posts(channel)).hasSize(1);
  }

  @Test
  void afterClosingNothingIsTried() {
    SlackSender closed = sender(Duration.ofSeconds(1));
    closed.close();
    SimulatedChannel channel = workspace.publicChannel("closed");
    assertThat(join(closed.send(message(channel, cards(1))))).isInstanceOf(RetryLater.class);
    assertThat(simulator.posts(channel)).isEmpty();
  }

  /** A message that is posted, but whose answer is lost. */
  private static Outgoing inDoubt(SimulatedChannel channel) {
    Outgoing message = message(channel, cards(1));
    simulator.faults().on(POST).in(channel).losesTheAnswer();
    assertThat(send(message)).isInstanceOf(Unknown.class);
    return message;
  }

  private static SendResult send(Outgoing message) {
    return join(sender.send(message));
  }

  private static SendResult join(CompletableFuture<SendResult> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static Outgoing again(Outgoing message) {
    return new Outgoing(
        message.nonce(),
        message.channel(),
        message.text(),
        message.cards(),
        message.actions(),
        false,
        true,
        message.replyTo());
  }

  private static Outgoing elsewhere(Outgoing message) {
    return new Outgoing(
        message.nonce(),
        message.channel(),
        message.kind(),
        message.text(),
        message.cards(),
        message.actions(),
        message.more(),
        false,
        true,
        true,
        message.replyTo());
  }

  private static Outgoing message(SimulatedChannel channel, List<Card> cards) {
    ChannelId address = new ChannelId("slack", channel.workspace().id(), channel.id());
    return new Outgoing(nonce(), address, "", cards, false, false);
  }

  private static String nonce() {
    nonces++;
    return "pb-test-" + nonces;
  }

  private static List<Card> cards(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SampleCards::full).toList();
  }
}
