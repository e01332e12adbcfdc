package dev.paperboy.ingest;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollResult;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
final class FeedPollerTest {
  private static final ChannelId OTHER = new ChannelId("console", "other", "papers");

  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(kind, folder);
    scene.type("subscribe diffusion");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static PaperBuilder diffusion(int number) {
    return paper("2606.%05d".formatted(number), "Diffusion " + number);
  }

  private static PaperId id(int number) {
    return PaperId.of("arxiv:2606.%05d".formatted(number));
  }

  private StoredPaper stored(int number) {
    return scene
        .database
        .<Optional<StoredPaper>>read(t -> new PaperStore().find(t, id(number)))
        .orElseThrow();
  }

  private Alert alert(int number) {
    return scene
        .database
        .<Optional<Alert>>read(
            t ->
                new AlertStore()
                    .find(t, new ChannelStore().find(t, PAPERS).orElseThrow().key(), id(number)))
        .orElseThrow();
  }

  @Test
  void theFirstReadingAlertsNothingAndTheNextDoes() {
    assertThat(scene.poll(scene.arxiv, diffusion(1)).alerts()).isZero();
    FeedPoller.Outcome next = scene.poll(scene.arxiv, diffusion(1), diffusion(2));
    assertThat(next.papers()).isEqualTo(1);
    assertThat(next.alerts()).isEqualTo(1);
    assertThat(next.isComplete()).isTrue();
    assertThat(alert(2).state()).isEqualTo(Alert.State.PENDING);
  }

  @Test
  void theReadingIsTheFirstUntilOneIsComplete() {
    scene.arxiv.result = new PollResult.Partial("one day is missing", Optional.empty());
    assertThat(scene.poll(scene.arxiv, diffusion(1)).reason())
        .isEqualTo("only partly read: one day is missing");
    assertThat(scene.poll(scene.arxiv, diffusion(2)).alerts()).isZero();
    scene.arxiv.result = new PollResult.Failed("no answer", Optional.of(Duration.ofMinutes(5)));
    FeedPoller.Outcome failed = scene.poll(scene.arxiv, diffusion(3));
    assertThat(failed.read()).isFalse();
    assertThat(failed.retryAfter()).contains(Duration.ofMinutes(5));
    scene.arxiv.result = new PollResult.Complete();
    assertThat(scene.poll(scene.arxiv, diffusion(4)).alerts()).isZero();
    assertThat(scene.poll(scene.arxiv, diffusion(5)).alerts()).isEqualTo(1);
  }

  @Test
  void newAndCrossListedPapersAlertAndNewVersionsDoNot() {
    scene.afterBaseline();
    FeedPoller.Outcome outcome =
        scene.poll(
            scene.arxiv,
            scene.announce(scene.arxiv, AnnounceType.NEW, diffusion(1)),
            scene.announce(scene.arxiv, AnnounceType.CROSS, diffusion(2)),
            scene.announce(scene.arxiv, AnnounceType.REPLACE, diffusion(3).version(2)),
            scene.announce(scene.arxiv, AnnounceType.REPLACE_CROSS, diffusion(4).version(2)));
    assertThat(outcome.papers()).isEqualTo(4);
    assertThat(outcome.alerts()).isEqualTo(2);
    assertThat(stored(1).announced()).isPresent();
    assertThat(stored(3).announced()).as("it was never news").isEmpty();

    outcome =
        scene.poll(
            scene.arxiv,
            scene.announce(scene.arxiv, AnnounceType.REPLACE, diffusion(1).version(2)));
    assertThat(outcome.alerts()).isZero();
    assertThat(stored(1).paper().version()).isEqualTo(2);
  }

  @Test
  void aPaperThatIsCrossListedAfterItWasReplacedAlertsOnceAndIsSavedOnce() {
    scene.afterBaseline();
    scene.poll(
        scene.arxiv, scene.announce(scene.arxiv, AnnounceType.REPLACE, diffusion(1).version(2)));
    for (int alerts : List.of(1, 0)) {
      assertThat(
              scene
                  .poll(
                      scene.arxiv,
                      scene.announce(scene.arxiv, AnnounceType.CROSS, diffusion(1).version(2)))
                  .alerts())
          .isEqualTo(alerts);
    }
    long revision = stored(1).revision();
    scene.poll(
        scene.arxiv, scene.announce(scene.arxiv, AnnounceType.CROSS, diffusion(1).version(2)));
    assertThat(stored(1).revision()).as("nothing changed, nothing is saved").isEqualTo(revision);
  }

  @Test
  void aPaperOfTwoFeedsIsOnePaperWithTwoSightingsAndOneAlert() {
    scene.afterBaseline();
    assertThat(scene.poll(scene.arxiv, diffusion(1).categories(List.of("cs.CL"))).alerts()).isOne();
    Signals votes = new Signals(12, 1, "", "");
    FeedPoller.Outcome second =
        scene.poll(scene.huggingface, diffusion(1).tldr("Short.").signals(votes));
    assertThat(second.papers()).isZero();
    assertThat(second.alerts()).isZero();
    assertThat(stored(1).paper().feeds()).containsExactly("arxiv", "huggingface");
    assertThat(stored(1).paper().tldr()).isEqualTo("Short.");
    assertThat(stored(1).paper().categories()).containsExactly("cs.CL");
    assertThat(
            scene.database.<List<SightingStore.Sighting>>read(
                t -> new SightingStore().of(t, id(1))))
        .hasSize(2);
    scene.poll(scene.arxiv, diffusion(1).categories(List.of("cs.CL")));
    assertThat(stored(1).paper().signals()).as("no word is no change").isEqualTo(votes);
  }

  @Test
  void twoFeedsThatReadAPaperAtTheSameTimeLoseNothingOfEachOther() throws Exception {
    scene.afterBaseline();
    for (int number = 1; number <= 6; number++) {
      PaperBuilder one = diffusion(number).categories(List.of("cs.CL"));
      PaperBuilder other = diffusion(number).signals(new Signals(9, 0, "", ""));
      Thread thread = new Thread(() -> scene.poll(scene.huggingface, other));
      thread.start();
      scene.poll(scene.arxiv, one);
      thread.join();
      assertThat(stored(number).paper().feeds()).containsExactly("arxiv", "huggingface");
      assertThat(stored(number).paper().categories()).containsExactly("cs.CL");
      assertThat(stored(number).paper().signals().upvotes()).isEqualTo(9);
    }
    assertThat(scene.alertCounts()).containsEntry("PENDING", 6L);
  }

  @Test
  void votesThatPassTheThresholdAlertOnceAndSoDoesALateSummary() {
    scene.type("subscribe upvotes>=20");
    scene.type("subscribe tldr");
    scene.afterBaseline();
    PaperBuilder paper = paper("2606.00001", "Planning");
    assertThat(scene.poll(scene.huggingface, paper.signals(votes(19))).alerts()).isZero();
    assertThat(scene.poll(scene.huggingface, paper.signals(votes(20))).alerts()).isOne();
    assertThat(scene.poll(scene.huggingface, paper.signals(votes(10))).alerts()).isZero();
    assertThat(scene.poll(scene.huggingface, paper.signals(votes(30))).alerts()).isZero();

    PaperBuilder late = paper("2606.00002", "Something");
    assertThat(scene.poll(scene.huggingface, late).alerts()).isZero();
    assertThat(scene.poll(scene.huggingface, late.tldr("It is about diffusion.")).alerts()).isOne();
    assertThat(scene.poll(scene.huggingface, late.tldr("It is on diffusion.")).alerts()).isZero();
  }

  private static Signals votes(int number) {
    return new Signals(number, 0, "", "");
  }

  @Test
  void whatIsOverTheCapOfAPollIsHeldAndTheNextPollHasRoomAgain() {
    scene.afterBaseline();
    assertThat(scene.poll(scene.arxiv, papers(0, 14, "Diffusion")).alerts()).isEqualTo(14);
    assertThat(scene.alertCounts()).containsEntry("PENDING", 10L).containsEntry("HELD", 4L);
    assertThat(alert(13).reason()).isEqualTo(AlertReason.pollCap(10));
    scene.poll(scene.arxiv, papers(14, 16, "Diffusion"));
    assertThat(scene.alertCounts()).containsEntry("PENDING", 12L);
  }

  @Test
  void aSubscriptionHasItsOwnMaximumAndWhatIsOverItMayStillComeInADigest() {
    scene.type("edit 1 max 2");
    scene.afterBaseline();
    scene.poll(scene.arxiv, papers(0, 5, "Diffusion"));
    assertThat(scene.alertCounts()).containsEntry("PENDING", 2L).containsEntry("HELD", 3L);
    scene.type("subscribe title:diffusion daily");
    scene.poll(scene.arxiv, papers(5, 9, "Diffusion"));
    assertThat(scene.alertCounts()).containsEntry("PENDING", 6L).containsEntry("HELD", 3L);
    assertThat(alert(8).batch()).isEqualTo(Alert.Batch.DIGEST);
    assertThat(alert(8).due()).isEqualTo("2026-06-16T09:00:00Z");
  }

  @Test
  void digestsAreDueAtTheirTimeOfDayAlsoWhenTheClocksChange() {
    scene.type("settings zone Europe/Paris");
    scene.type("edit 1 daily at 02:30");
    scene.afterBaseline();
    assertDue(1, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"); // 02:30 is skipped: 03:30 summer
    assertDue(2, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"); // the first of two 02:30
    assertDue(3, "2026-10-25T00:45:00Z", "2026-10-26T01:30:00Z"); // not the second one
    scene.type("edit 1 weekly on sunday at 09:00");
    assertDue(4, "2026-10-23T12:00:00Z", "2026-10-25T08:00:00Z");
    assertDue(5, "2026-03-29T07:00:00Z", "2026-03-29T07:00:00Z");
  }

  private void assertDue(int number, String now, String due) {
    scene.clock.set(Instant.parse(now));
    scene.poll(scene.arxiv, diffusion(number));
    assertThat(alert(number).due()).isEqualTo(due);
  }

  @Test
  void quietHoursPutEverythingOff() {
    scene.type("settings zone Europe/Paris");
    scene.type("settings quiet 22:00-07:00");
    scene.afterBaseline();
    assertDue(1, "2026-06-15T19:59:00Z", "2026-06-15T19:59:00Z");
    assertDue(2, "2026-06-15T20:00:00Z", "2026-06-16T05:00:00Z");
    assertDue(3, "2026-06-16T04:59:59Z", "2026-06-16T05:00:00Z");
    assertDue(4, "2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z");
  }

  @Test
  void theMarksOfAnAnswerAreSavedWithItsItemsOrNotAtAll() {
    Validators marks = new Validators("https://x", "\"1\"", "", 1);
    scene.afterBaseline();
    FeedPage page =
        new FeedPage(
            List.of(scene.announce(scene.arxiv, AnnounceType.NEW, diffusion(1))),
            List.of("item 2 has no title", "item 3 has no title"),
            Optional.of(marks));
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(page);
    scene.arxiv.result = new PollResult.Complete();
    scene.pollAsItIs(scene.arxiv);
    assertThat(scene.arxiv.memory.orElseThrow().validators().of("https://x")).contains(marks);
    assertThat(scene.arxiv.memory.orElseThrow().validators().of("https://y")).isEmpty();
    assertThat(scene.type("feeds").text()).contains("item 2 has no title (and 1 more)");
    scene.pollAsItIs(scene.arxiv);
    assertThat(scene.arxiv.memory.orElseThrow().lastAnnounced()).contains(scene.clock.instant());
  }

  @Test
  void aPollThatBreaksOffLosesNothing() {
    assertBreaksOff(new IllegalStateException("on purpose"), "an internal error; see the log");
  }

  @Test
  void anErrorIsAFailedPollToo() {
    assertBreaksOff(new StackOverflowError(), "it is nested too deeply to be read");
  }

  @Test
  void soIsALackOfMemory() {
    assertBreaksOff(new OutOfMemoryError("on purpose"), "more memory than there is");
  }

  private void assertBreaksOff(Throwable failure, String reason) {
    scene.afterBaseline();
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(page(diffusion(1)));
    FeedPage broken = page(diffusion(2));
    scene.arxiv.pages.add(broken);
    Scene.Feed feed = scene.arxiv;
    FeedPoller.Outcome outcome = scene.pollAsItIs(new DyingFeed(feed, failure));
    assertThat(outcome.isComplete()).isFalse();
    assertThat(alert(1).state()).as("the first page is saved").isEqualTo(Alert.State.PENDING);
    assertThat(scene.type("feeds").text()).contains("failing").contains(reason);
    assertThat(scene.pollAsItIs(scene.arxiv).alerts()).as("the second comes later").isOne();
    assertThat(alert(2).state()).isEqualTo(Alert.State.PENDING);
  }

  private FeedPage page(PaperBuilder paper) {
    return new FeedPage(
        List.of(scene.announce(scene.arxiv, AnnounceType.NEW, paper)), List.of(), Optional.empty());
  }

  /** Hands over one page and dies. */
  private record DyingFeed(Scene.Feed feed, Throwable failure) implements FeedSource {
    @Override
    public String name() {
      return feed.name();
    }

    @Override
    public String title() {
      return feed.title();
    }

    @Override
    public PollResult poll(PollMemory memory, PageSink sink) {
      sink.accept(feed.pages.get(0));
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public Optional<Instant> lastDue(Instant now) {
      return Optional.empty();
    }
  }

  /** Hands over so many pages, and then looks at items without end. */
  private record EndlessFeed(Scene.Feed feed, int pages, Runnable look) implements FeedSource {
    @Override
    public String name() {
      return feed.name();
    }

    @Override
    public String title() {
      return feed.title();
    }

    @Override
    public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
      for (int item = 0; ; item++) {
        look.run();
        sink.proceed();
        if (item < pages) {
          sink.accept(feed.pages.get(0));
        }
      }
    }
  }

  @Test
  void aPollThatComputesWithoutEndIsEnded() throws Exception {
    scene.afterBaseline();
    Duration[] used = {Duration.ZERO};
    int[] items = {0};
    FeedPoller pollFeed =
        new FeedPoller(
            scene.database,
            new ActiveSubscriptions(),
            new RecentAnalyses(),
            new SoleLeases(),
            scene.clock,
            () -> used[0]);
    Runnable look =
        () -> {
          items[0]++;
          used[0] = used[0].plusSeconds(6);
        };
    scene.arxiv.pages.add(page(diffusion(1)));

    FeedPoller.Outcome nothing = pollFeed.poll(new EndlessFeed(scene.arxiv, 0, look));
    assertThat(nothing.read()).isFalse();
    assertThat(nothing.reason())
        .isEqualTo("reading it took more than 60 s of CPU time and was stopped");
    assertThat(items[0]).isEqualTo(11);

    items[0] = 0;
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(page(diffusion(1)));
    FeedPoller.Outcome some = pollFeed.poll(new EndlessFeed(scene.arxiv, 30, look));
    assertThat(some.read()).isTrue();
    assertThat(items[0]).as("each page gives five seconds back").isEqualTo(36);
    assertThat(alert(1).state()).isEqualTo(Alert.State.PENDING);
    assertThat(scene.type("feeds").text()).contains("partly read").contains("60 s of CPU time");
    assertThat(scene.pollAsItIs(scene.arxiv).isComplete()).as("the next one goes on").isTrue();
  }

  @Test
  void aPaperThatTheDatabaseRefusesDoesNotKeepTheOthersOut() {
    scene.afterBaseline();
    // Longer than an entry of PostgreSQL's indexes; SQLite takes it.
    String random =
        new Random(1)
            .ints(4_000, 'a', 'z')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    PaperBuilder odd =
        Paper.builder(
            PaperId.of("url:https://example.org/" + random),
            "Diffusion odd",
            scene.clock.instant());
    boolean refused = kind == TestDatabase.POSTGRESQL;
    FeedPoller.Outcome outcome = scene.poll(scene.arxiv, diffusion(1), odd, diffusion(2));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.papers()).isEqualTo(refused ? 2 : 3);
    assertThat(alert(2).state()).isEqualTo(Alert.State.PENDING);
    assertThat(scene.type("feeds").text().contains("item could not be read")).isEqualTo(refused);
    assertThat(scene.poll(scene.arxiv, odd).isComplete()).as("alone, too").isTrue();
  }

  @Test
  void textsThatADatabaseCannotHoldAreNoTrouble() {
    scene.afterBaseline();
    scene.poll(scene.arxiv, diffusion(1).title("Diffusion \0 \uD83D").abstractText("x\0y"));
    assertThat(alert(1).state()).isEqualTo(Alert.State.PENDING);
  }

  @Test
  void aPausedSubscriptionMissesPapersUntilItsTimeIsOver() {
    scene.afterBaseline();
    scene.type("pause 1 for 2h");
    assertThat(scene.poll(scene.arxiv, diffusion(1)).alerts()).isZero();
    scene.clock.advance(Duration.ofHours(2));
    assertThat(scene.poll(scene.arxiv, diffusion(2)).alerts()).isOne();
    scene.type("pause 1");
    assertThat(scene.poll(scene.arxiv, diffusion(3)).alerts()).isZero();
    scene.type("resume 1");
    assertThat(scene.poll(scene.arxiv, diffusion(4)).alerts()).isOne();
    scene.type("unsubscribe 1");
    assertThat(scene.poll(scene.arxiv, diffusion(5)).alerts()).isZero();
  }

  @Test
  void channelsGetTheirOwnAlerts() {
    scene.type(OTHER, "subscribe diffusion daily");
    scene.type(OTHER, "subscribe mamba");
    scene.afterBaseline();
    assertThat(scene.poll(scene.arxiv, diffusion(1), paper("2606.00009", "Mamba")).alerts())
        .isEqualTo(3);
    assertThat(alert(1).batch()).isEqualTo(Alert.Batch.INSTANT);
    assertThat(scene.type("why 2606.00009").text()).contains("It was not posted here");
    assertThat(scene.type(OTHER, "why 2606.00009").text()).contains("`mamba`");
  }

  @Test
  void aQueryThatIsNotUnderstoodAnyMoreIsPausedWithTheReason() {
    Subscription stored = storeAQueryThatIsNotUnderstood();
    scene.afterBaseline();
    assertThat(scene.poll(scene.arxiv, diffusion(1)).alerts()).as("others go on").isOne();
    assertThat(scene.type("list").text())
        .contains("#" + stored.number())
        .contains("paused: The query is not understood: ");
  }

  private Subscription storeAQueryThatIsNotUnderstood() {
    long channel = scene.database.read(t -> new ChannelStore().find(t, PAPERS).orElseThrow().key());
    Wish odd = new Wish("title:", new Cadence.Immediately(), 0);
    return scene.database.write(
        t -> new SubscriptionStore().add(t, channel, odd, "Ann", "U1", scene.clock.instant()));
  }

  @Test
  void papersThatAreLoadedAreFoundButNotPosted() {
    PaperLoader load = new PaperLoader(scene.database, "archive", scene.clock);
    assertThat(load.load(page(diffusion(1)))).isEqualTo(1);
    assertThat(load.load(page(diffusion(1)))).isZero();
    assertThat(scene.alertCounts()).containsEntry("PENDING", 0L);
    PaperIndexer paperIndexer = new PaperIndexer(scene.database, scene.index);
    assertThat(paperIndexer.behind()).isEqualTo(1);
    paperIndexer.catchUp();
    assertThat(paperIndexer.behind()).isZero();
    assertThat(scene.type("search diffusion").cards()).hasSize(1);
  }
}
