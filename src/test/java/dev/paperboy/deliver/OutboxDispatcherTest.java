package dev.paperboy.deliver;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.command.Request;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ServedChannels;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxDispatcherTest {
  private static final ChannelId READING = new ChannelId("console", "local", "reading");
  private static final ChannelId ON_SLACK = new ChannelId("slack", "T1", "C1");

  @TempDir Path folder;
  private Scene scene;
  private Platform platform;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    platform = scene.platform;
    scene.type("subscribe diffusion");
    scene.afterBaseline();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** The same message, handed over once more. */
  private static Outgoing again(Outgoing message) {
    return new Outgoing(
        message.nonce(),
        message.channel(),
        message.text(),
        message.cards(),
        message.crosspost(),
        true);
  }

  private String list() {
    return scene.type("list").text();
  }

  /** Subscribes channels of the console, so that there are so many with the first one. */
  private void subscribe(int channels) {
    for (int number = 1; number < channels; number++) {
      scene.type(new ChannelId("console", "local", "c" + number), "subscribe diffusion");
    }
  }

  /** Another platform with one subscribed channel, whose answers the test itself gives. */
  private Platform slack(Consumer<CompletableFuture<SendResult>> later) {
    Platform slack = new Platform("slack");
    slack.later = later;
    scene.type(ON_SLACK, "subscribe diffusion");
    return slack;
  }

  private void find(int from, int until) {
    scene.poll(scene.arxiv, papers(from, until, "Diffusion"));
  }

  @Test
  void whatIsSentIsRecordedAndNotSentAgain() {
    platform.cardsPerMessage = 2;
    find(0, 3);
    assertThat(scene.drain()).isEmpty();
    assertThat(platform.papers()).containsExactly("2606.00000", "2606.00001", "2606.00002");
    assertThat(platform.sent).extracting(m -> m.cards().size()).containsExactly(2, 1);
    assertThat(platform.sent).allMatch(m -> m.nonce().matches("[0-9a-z-]{1,25}"));
    assertThat(platform.sent).extracting(Outgoing::nonce).doesNotHaveDuplicates();
    assertThat(platform.sent.get(0).cards().get(0).why())
        .containsExactly("“Diffusion” in the title");
    assertThat(platform.sent.get(0).cards().get(0).subscriptions().get(0).query())
        .isEqualTo("diffusion");
    scene.drain();
    assertThat(platform.sent).hasSize(2);
    assertThat(list()).contains("Posted 3, waiting 0, held 0.");
    assertThat(scene.type("why 2606.00001").text())
        .contains("Posted here on 15 Jun 2026 12:00 UTC");
  }

  @Test
  void theRestIsToldOfAfterTheCards() {
    find(0, 13);
    scene.drain();
    assertThat(platform.papers()).hasSize(10);
    assertThat(platform.sent.get(10).text()).isEqualTo("+3 more, `/papers list held` shows them.");
    assertThat(platform.sent).hasSize(11);
    assertThat(scene.type("list held").cards()).hasSize(3);
    scene.drain();
    assertThat(platform.sent).as("told once").hasSize(11);
  }

  @Test
  void ofManyChannelsThatWaitSomeArePlannedAheadAndAllGetTheirPaperOnce() {
    int channels = 330;
    subscribe(channels);
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    platform.later = answers::add;
    find(0, 1);
    OutboxDispatcher outbox = scene.outbox(List.of(platform));
    outbox.drain();
    assertThat(platform.sent).hasSize(platform.atOnce());
    assertThat(planned()).isBetween(platform.atOnce(), platform.atOnce() + 100);
    for (int answered = 0; answered < answers.size(); ) {
      answers.get(answered++).complete(new SendResult.Sent("m" + answered));
      if (answered == answers.size()) {
        outbox.drain();
      }
    }
    assertThat(platform.sent)
        .hasSize(channels)
        .extracting(Outgoing::channel)
        .doesNotHaveDuplicates();
    assertThat(planned()).isZero();
  }

  private int planned() {
    return scene.database.read(
        transaction ->
            new MessageStore()
                .countDue(transaction, ServedChannels.of("console"), scene.clock.instant()));
  }

  @Test
  void theNoticeOfHeldPapersKeepsQuietHoursToo() {
    scene.type("settings quiet 11:00-13:00");
    find(0, 12);
    assertThat(scene.drain()).contains(Instant.parse("2026-06-15T13:00:00Z"));
    assertThat(platform.sent).isEmpty();
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    assertThat(platform.papers()).hasSize(10);
    assertThat(platform.texts()).containsExactly("+2 more, `/papers list held` shows them.");
  }

  @Test
  void quietHoursThatBeginWhileSomethingWaitsAreKept() {
    find(0, 1);
    platform.answer = message -> new SendResult.RetryLater(Duration.ofMinutes(30), "busy");
    scene.drain();
    scene.type("settings quiet 12:10-13:00");
    platform.answer = message -> new SendResult.Sent("1");
    scene.clock.advance(Duration.ofMinutes(30));
    assertThat(scene.drain()).contains(Instant.parse("2026-06-15T13:00:00Z"));
    assertThat(platform.sent).hasSize(1);
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    assertThat(platform.sent).hasSize(2);
  }

  @Test
  void anAttemptOfAnotherProcessIsToldFromTheOwnOnes() {
    find(0, 1);
    platform.answer = message -> new SendResult.RetryLater(Duration.ofSeconds(90), "too fast");
    scene.drain();
    scene.clock.advance(Duration.ofSeconds(90));
    scene.drain();
    Instant elsewhere = scene.clock.instant().plusSeconds(1);
    scene.database.change(
        transaction ->
            transaction.update("UPDATE messages SET begun = :begun", Map.of("begun", elsewhere)));
    scene.clock.advance(Duration.ofSeconds(90));
    scene.drain();
    assertThat(platform.sent).extracting(Outgoing::again).containsExactly(false, true, true);
    assertThat(platform.sent).extracting(Outgoing::elsewhere).containsExactly(false, false, true);
  }

  @Test
  void aMessageThatDidNotGoThroughIsTriedAgainUnderTheSameNonceBeforeTheLaterOnes() {
    find(0, 2);
    platform.answer = message -> new SendResult.RetryLater(Duration.ofSeconds(90), "too fast");
    assertThat(scene.drain()).contains(scene.clock.instant().plusSeconds(90));
    assertThat(platform.sent).hasSize(1);
    assertThat(list()).contains("A message is waiting: too fast.").contains("waiting 2");
    scene.clock.advance(Duration.ofSeconds(89));
    scene.drain();
    assertThat(platform.sent).hasSize(1);
    scene.clock.advance(Duration.ofSeconds(1));
    platform.answer = message -> new SendResult.Sent("1");
    scene.drain();
    assertThat(platform.papers()).containsExactly("2606.00000", "2606.00000", "2606.00001");
    assertThat(platform.sent.get(1)).isEqualTo(again(platform.sent.get(0)));
    assertThat(list()).doesNotContain("waiting:");
  }

  @Test
  void aMessageOfWhichNobodyKnowsIsTriedAgainAndSaysSo() {
    find(0, 1);
    platform.answer = message -> new SendResult.Unknown("no answer came");
    scene.drain();
    assertThat(list()).contains("A message is waiting: no answer came.");
    platform.answer = message -> new SendResult.Sent("1");
    scene.clock.advance(Duration.ofMinutes(1));
    scene.drain();
    assertThat(platform.sent.get(1)).isEqualTo(again(platform.sent.get(0)));
    assertThat(list()).doesNotContain("waiting:");
  }

  @Test
  void waitsDoubleUpToTenMinutesWhereThePlatformNamesNone() {
    assertThat(SendBackoff.wait(0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    assertThat(SendBackoff.wait(3, Duration.ofSeconds(-1))).isEqualTo(Duration.ofSeconds(16));
    assertThat(SendBackoff.wait(99, Duration.ZERO)).isEqualTo(Duration.ofMinutes(10));
    assertThat(SendBackoff.wait(99, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aRefusedMessageFailsAloneAndIsExplained() {
    find(0, 2);
    platform.answer =
        message ->
            platform.sent.size() == 1
                ? new SendResult.Rejected("the message is too long")
                : new SendResult.Sent("1");
    scene.drain();
    assertThat(platform.sent).hasSize(2);
    assertThat(list())
        .contains("Posted 1, waiting 0, held 0. 1 was refused: The message is too long.");
    assertThat(scene.type("why 2606.00000").text())
        .contains("The platform refused it: the message is too long.");
  }

  @Test
  void aChannelThatCannotBePostedToRestsUntilItIsResumed() {
    for (SendResult refusal :
        List.of(new SendResult.Forbidden("no right to write"), new SendResult.Gone("deleted"))) {
      int before = platform.sent.size();
      find(before * 100, before * 100 + 1);
      platform.answer = message -> refusal;
      assertThat(scene.drain()).isEmpty();
      assertThat(platform.sent).hasSize(before + 1);
      String reason = before == 0 ? "no right to write" : "deleted";
      assertThat(list())
          .contains("Nothing can be posted here: " + reason)
          .contains("#1 `diffusion`");

      find(before * 100 + 1, before * 100 + 3);
      scene.drain();
      assertThat(platform.sent).as("it is left in peace").hasSize(before + 1);
      platform.answer = message -> new SendResult.Sent("1");
      scene.type("resume all");
      scene.drain();
      assertThat(platform.sent.get(before + 1)).isEqualTo(again(platform.sent.get(before)));
      assertThat(platform.sent.get(before + 2).text())
          .isEqualTo("+2 more, `/papers list held` shows them.");
      assertThat(list()).doesNotContain("Nothing can be posted");
    }
    assertThat(scene.woken).isEqualTo(2);
  }

  @Test
  void aSenderThatThrowsDoesNotStopTheOtherChannels() {
    scene.type(READING, "subscribe diffusion");
    find(0, 1);
    platform.answer =
        message -> {
          if (message.channel().equals(PAPERS)) {
            throw new IllegalStateException("on purpose");
          }
          return new SendResult.Sent("1");
        };
    scene.drain();
    assertThat(platform.sent).extracting(Outgoing::channel).containsExactly(PAPERS, READING);
    assertThat(list()).contains("A message is waiting: an internal error; see the log.");
  }

  @Test
  void aPlatformThatDoesNotAnswerDelaysNoOther() {
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    Platform slow = slack(answers::add);
    find(0, 3);
    OutboxDispatcher outbox = scene.outbox(List.of(slow, platform));

    assertThat(outbox.drain()).as("nothing more until it answers").isEmpty();
    assertThat(platform.papers()).hasSize(3);
    assertThat(slow.papers()).as("one at a time").containsExactly("2606.00000");
    outbox.drain();
    assertThat(slow.sent).hasSize(1);

    answers.get(0).complete(new SendResult.Sent("1"));
    outbox.drain();
    assertThat(slow.papers()).containsExactly("2606.00000", "2606.00001");
    answers.get(1).completeExceptionally(new IllegalStateException("on purpose"));
    assertThat(outbox.drain()).contains(scene.clock.instant().plusSeconds(2));
    assertThat(scene.type(ON_SLACK, "list").text()).contains("Posted 1, waiting 2, held 0.");
  }

  @Test
  void aPlatformWithMoreChannelsThanCanBeUnderWayDelaysNoOther() {
    Platform crowded = new Platform("discord");
    for (int channel = 0; channel < 205; channel++) {
      scene.type(new ChannelId("discord", "G1", "C" + channel), "subscribe diffusion");
    }
    crowded.later = answer -> {};
    platform.later = answer -> {};
    scene.type(READING, "subscribe diffusion");
    find(0, 1);
    scene.outbox(List.of(crowded, platform)).drain();

    assertThat(crowded.sent).as("so many at a time").hasSize(200);
    assertThat(platform.sent).extracting(Outgoing::channel).containsExactly(PAPERS, READING);
  }

  @Test
  void aResponseMakesOnlyItsPlatformBeLookedAt() {
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    Platform other = slack(answers::add);
    find(0, 1);
    OutboxDispatcher outbox = scene.outbox(List.of(other, platform));
    outbox.drain();
    find(1, 2);

    answers.get(0).complete(new SendResult.Sent("1"));
    outbox.drainResponded();
    assertThat(other.papers()).containsExactly("2606.00000", "2606.00001");
    assertThat(platform.papers()).containsExactly("2606.00000");

    outbox.drain();
    assertThat(platform.papers()).containsExactly("2606.00000", "2606.00001");
  }

  @Test
  void aBusyPlatformIsGivenMoreWhenATenthIsDone() {
    int atOnce = platform.atOnce();
    subscribe(atOnce + 50);
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    platform.later = answers::add;
    find(0, 1);
    OutboxDispatcher outbox = scene.outbox(List.of(platform));
    outbox.drain();
    List<CompletableFuture<SendResult>> first = List.copyOf(answers);
    assertThat(first).hasSize(atOnce);

    first.subList(1, atOnce / 10).forEach(answer -> answer.complete(new SendResult.Sent("1")));
    outbox.drainResponded();
    assertThat(platform.sent).hasSize(atOnce);

    first.get(0).complete(new SendResult.Sent("1"));
    outbox.drainResponded();
    assertThat(platform.sent).hasSize(atOnce + atOnce / 10);
  }

  @Test
  void aPlatformThatIsNotReadyIsNotTried() {
    platform.ready = false;
    find(0, 1);
    assertThat(scene.drain()).isEmpty();
    platform.ready = true;
    scene.drain();
    assertThat(platform.sent).hasSize(1);
    assertThat(list()).contains("Posted 1, waiting 0");
  }

  @Test
  void whatCameBackWhileTheDatabaseFailedIsRecordedLater() throws Exception {
    List<CompletableFuture<SendResult>> answers = new ArrayList<>();
    platform.later = answers::add;
    find(0, 1);
    OutboxDispatcher outbox = scene.outbox(List.of(platform));
    outbox.drain();
    answers.get(0).complete(new SendResult.Sent("1"));
    try (Connection other = DriverManager.getConnection(TestDatabase.SQLITE.url(folder));
        Statement statement = other.createStatement()) {
      statement.execute(
          "CREATE TRIGGER full BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'full'); END");
      assertThatThrownBy(outbox::drain).isInstanceOf(StoreException.class);
      statement.execute("DROP TRIGGER full");
    }
    outbox.drain();
    assertThat(platform.sent).hasSize(1);
    assertThat(list()).contains("Posted 1, waiting 0");
  }

  @Test
  void peopleAreToldOnceWhenNothingCanBePostedWhereTheySubscribed() {
    scene.type("subscribe mamba");
    scene.type(PAPERS, new Request.User("U2", "Bob", true), "subscribe agents");
    platform.writesToPeople = true;
    ChannelId ann = platform.personal("local", "U1").orElseThrow();
    ChannelId bob = platform.personal("local", "U2").orElseThrow();
    platform.answer =
        message ->
            message.channel().equals(PAPERS)
                ? new SendResult.Forbidden("Paperboy may not send messages here")
                : new SendResult.Sent("1");
    find(0, 2);
    scene.drain();
    scene.drain();
    assertThat(platform.sent)
        .extracting(Outgoing::channel)
        .containsExactlyInAnyOrder(PAPERS, ann, bob);
    assertThat(platform.sent.get(1).text())
        .isEqualTo(
            "Nothing can be posted in papers at present: Paperboy may not send messages here. The"
                + " subscriptions that you made there are kept and resume as soon as that is"
                + " fixed.");
  }

  @Test
  void aTenantThatRemovedTheBotRestsAsAWholeAndWakesWhenItReturns() {
    scene.type(READING, "subscribe diffusion");
    platform.answer = message -> new SendResult.Uninstalled("the bot was removed");
    find(0, 1);
    scene.drain();
    int before = platform.sent.size();
    assertThat(list()).contains("Nothing can be posted here: the bot was removed");
    assertThat(scene.type(READING, "list").text()).contains("the bot was removed");

    platform.answer = message -> new SendResult.Sent("1");
    Reachability reachability = scene.reachability();
    reachability.regainedTenant("console", "local", channel -> true);
    scene.drain();
    assertThat(platform.sent.subList(before, platform.sent.size()))
        .extracting(Outgoing::channel)
        .contains(PAPERS, READING);
    assertThat(list()).contains("Posted 1, waiting 0").doesNotContain("removed");
  }

  @Test
  void whatAPlatformTellsOfItsChannelsIsRecorded() {
    Reachability reachability = scene.reachability();
    reachability.lost(PAPERS, "the channel was deleted");
    reachability.lost(new ChannelId("console", "local", "unknown"), "whatever");
    assertThat(list()).contains("Nothing can be posted here: the channel was deleted");
    reachability.regained(PAPERS);
    assertThat(list()).doesNotContain("Nothing can be posted");
    reachability.lostTenant("console", "local", "the bot was removed");
    assertThat(list()).contains("the bot was removed");
    reachability.renamed(PAPERS, "articles");
    assertThat(scene.channel(PAPERS).name()).isEqualTo("articles");
    assertThat(scene.woken).isEqualTo(4);
  }

  @Test
  void aCrashBetweenSendingAndRecordingSendsTheSameMessageOnceMore() {
    platform.cardsPerMessage = 3;
    find(0, 2);
    platform.later = lost -> {};
    scene.drain();
    scene.poll(scene.arxiv, papers(2, 3, "Diffusion"));

    Platform next = new Platform("console");
    next.cardsPerMessage = 3;
    scene.outbox(List.of(next)).drain();
    assertThat(next.sent.get(0))
        .as("nonce, text and cards")
        .usingRecursiveComparison()
        .ignoringFields("elsewhere")
        .isEqualTo(again(platform.sent.get(0)));
    assertThat(next.sent.get(0).elsewhere()).isTrue();
    assertThat(next.papers()).containsExactly("2606.00000", "2606.00001", "2606.00002");
  }

  @Test
  void stoppingLetsTheMessageUnderWayBeTheLast() {
    find(0, 3);
    List<OutboxDispatcher> outbox = new ArrayList<>();
    platform.answer =
        message -> {
          outbox.get(0).stop();
          return new SendResult.Sent("1");
        };
    outbox.add(scene.outbox(List.of(platform)));
    outbox.get(0).drain();
    assertThat(platform.sent).hasSize(1);
    assertThat(list()).contains("Posted 1, waiting 2");
  }

  @Test
  void aChannelOfAPlatformThatIsOffWaits() {
    find(0, 1);
    scene.outbox(List.of(new Platform("discord"))).drain();
    assertThat(list()).contains("Posted 0, waiting 1");
    scene.drain();
    assertThat(list()).contains("Posted 1, waiting 0");
  }

  @Test
  void aDigestComesAtItsTimeRankedByVotesAndTellsOfTheRest() {
    scene.type("edit 1 daily at 13:00 max 3");
    for (int i = 0; i < 5; i++) {
      scene.poll(
          scene.huggingface,
          paper("2606.0000" + i, "Diffusion " + i).signals(new Signals(i, 0, "", "")));
    }
    assertThat(scene.drain()).contains(Instant.parse("2026-06-15T13:00:00Z"));
    assertThat(platform.sent).isEmpty();
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    assertThat(platform.papers()).containsExactly("2606.00004", "2606.00003", "2606.00002");
    assertThat(platform.texts())
        .containsExactly(
            "Digest: 3 papers, best first.", "+2 more, `/papers list more 3` shows them.");
    assertThat(scene.type("why 2606.00000").text())
        .contains("Held back: left out of a digest of at most 3 papers.");
  }

  @Test
  void theMaximumOfOneSubscriptionDoesNotCutTheDigestOfAnother() {
    scene.type("edit 1 daily at 13:00 max 1");
    scene.type("subscribe mamba daily at 13:00");
    scene.poll(scene.arxiv, papers(0, 3, "Diffusion"));
    scene.poll(scene.arxiv, papers(3, 26, "Mamba"));
    scene.clock.set(Instant.parse("2026-06-15T13:00:00Z"));
    scene.drain();
    assertThat(platform.papers()).hasSize(21).startsWith("2606.00000", "2606.00003");
    assertThat(platform.texts())
        .containsExactly(
            "Digest: 21 papers, grouped by subscription: `diffusion` (#1) 1, `mamba` (#2)" + " 20.",
            "Digest, continued: `mamba` (#2).",
            "+5 more, `/papers list more 21` shows them.");
  }

  @Test
  void whatIsUnsubscribedIsNotPostedAnyMore() {
    scene.type("edit 1 daily at 13:00");
    find(0, 2);
    scene.type("unsubscribe 1");
    scene.clock.advance(Duration.ofDays(1));
    assertThat(scene.drain()).isEmpty();
    assertThat(platform.sent).isEmpty();
  }
}
