package dev.paperboy.ingest;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.paperboy.Scene;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.chat.simulator.Waiting;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.CommandSet;
import dev.paperboy.command.Request;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.FeedPoller.Outcome;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.match.feature.QueryTrial;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.query.Expression;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.taste.ChannelTaste;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** While papers are held against queries, nobody waits, and nothing that happens then is lost. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
final class MatchingBesideCommandsTest {
  private static final ChannelId OTHER = new ChannelId("console", "local", "other");

  @Parameter TestDatabase kind = TestDatabase.SQLITE;
  @TempDir Path folder;
  private final ExecutorService poller = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    poller.shutdownNow();
  }

  /** Holds queries against some papers once it may. */
  private static final class Slow implements QueryTrial {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Predicate<Paper> slow;

    Slow(Predicate<Paper> slow) {
      this.slow = slow;
    }

    @Override
    public boolean matches(Expression expression, AnalyzedPaper paper) {
      return Evaluation.matches(expression, paper);
    }

    @Override
    public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
      if (!slow.test(paper.paper())) {
        return Evaluation.explain(expression, paper);
      }
      begun.countDown();
      try {
        assertThat(goOn.await(5, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException stopping) {
        throw new AssertionError(stopping);
      }
      return Evaluation.explain(expression, paper);
    }
  }

  private static FeedPoller polling(Scene scene, QueryTrial judgement) {
    return new FeedPoller(
        scene.database,
        new ActiveSubscriptions(TermFrequencies.guessed(), judgement, scene.topics),
        scene.clock);
  }

  private static void announce(Scene scene, PaperBuilder... papers) {
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(
        new FeedPage(
            Stream.of(papers)
                .map(paper -> scene.announce(scene.arxiv, AnnounceType.NEW, paper))
                .toList(),
            List.of(),
            Optional.empty()));
  }

  /** More papers than are saved at once: one of robots, a hundred of other things, and this one. */
  private static PaperBuilder[] many(PaperBuilder last) {
    return Stream.of(
            Stream.of(paper("2606.00001", "Robots")),
            IntStream.range(100, 200).mapToObj(number -> paper("2606.00" + number, "Other things")),
            Stream.of(last))
        .flatMap(Function.identity())
        .toArray(PaperBuilder[]::new);
  }

  /** Types in the middle of a poll that announces a paper, and lets the poll end. */
  private Outcome poll(Scene scene, PaperBuilder paper, Runnable meanwhile) throws Exception {
    announce(scene, paper);
    return poll(scene, new Slow(any -> true), meanwhile);
  }

  private Outcome poll(Scene scene, Slow slow, Runnable meanwhile) throws Exception {
    FeedPoller pollFeed = polling(scene, slow);
    Future<Outcome> poll = poller.submit(() -> pollFeed.poll(scene.arxiv));
    assertThat(slow.begun.await(5, TimeUnit.MINUTES)).isTrue();
    meanwhile.run();
    slow.goOn.countDown();
    return poll.get(5, TimeUnit.MINUTES);
  }

  @Test
  void aCommandThatReadsAndOneThatWritesAreAnsweredWhilePapersAreMatched() throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe diffusion");
      Outcome outcome =
          poll(
              scene,
              paper("2606.00001", "Diffusion of mamba"),
              () -> {
                assertThat(scene.type(OTHER, "list").text()).contains("no subscriptions");
                assertThat(scene.type(OTHER, "subscribe mamba").text())
                    .startsWith("Subscribed as #1");
                assertThat(scene.type(OTHER, "subscribe robots").text())
                    .startsWith("Subscribed as #2");
              });
      assertThat(outcome.alerts()).as("who subscribed before it was saved gets it").isEqualTo(2);
      scene.drain();
      assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00001");
      assertThat(scene.type(OTHER, "why 2606.00001").text()).contains("Posted", "`mamba`");
    }
  }

  @Test
  void whatIsEditedRemovedPausedOrMutedMeanwhileCountsAsItIsInTheEnd() throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      List<String> typed =
          List.of("edit 1 robots", "unsubscribe 1", "pause 1", "mute mamba", "edit 1 of daily");
      for (int i = 0; i < typed.size(); i++) {
        ChannelId channel = new ChannelId("console", "local", "channel-" + i);
        scene.type(channel, "subscribe diffusion");
      }
      scene.type("subscribe mamba");
      Outcome outcome =
          poll(
              scene,
              paper("2606.00001", "Diffusion of mamba"),
              () -> {
                for (int i = 0; i < typed.size(); i++) {
                  ChannelId channel = new ChannelId("console", "local", "channel-" + i);
                  scene.type(channel, typed.get(i).replace("of daily", "diffusion daily"));
                }
              });
      assertThat(outcome.alerts()).as("here, and in the digest").isEqualTo(2);
      assertThat(scene.alertCounts()).containsAllEntriesOf(Map.of("PENDING", 2L, "MUTED", 1L));
    }
  }

  @Test
  void aPaperThatAnotherFeedChangesMeanwhileIsMatchedAsItIsThen() throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe diffusion");
      scene.type(OTHER, "subscribe \"robot arm\"");
      Outcome outcome =
          poll(
              scene,
              paper("2606.00001", "Diffusion").abstractText("Of a robot arm"),
              () ->
                  scene.poll(
                      scene.huggingface,
                      paper("2606.00001", "Diffusion").tldr("A robot arm learns")));
      assertThat(outcome.alerts()).as("all was told when Hugging Face announced it").isZero();
      scene.drain();
      assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00001");
    }
  }

  @Test
  void thePapersOfALongPageAreMatchedWhileThoseBeforeAreSavedAndCanBeRead() throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe robots");
      announce(scene, many(paper("2606.00002", "Robots of mamba")));
      Slow slow = new Slow(paper -> paper.title().contains("mamba"));
      Outcome outcome =
          poll(
              scene,
              slow,
              () -> {
                Waiting.until(
                    "the first alert",
                    Duration.ofMinutes(1),
                    () -> scene.alertCounts().containsKey("PENDING"));
                assertThat(scene.type(OTHER, "subscribe mamba").text()).startsWith("Subscribed");
              });
      assertThat(outcome.alerts()).as("who subscribed meanwhile gets it, too").isEqualTo(3);
      scene.drain();
      assertThat(scene.platform.papers())
          .containsExactlyInAnyOrder("2606.00001", "2606.00002", "2606.00002");
    }
  }

  @Test
  void aPaperThatALongPageAnnouncesTwiceIsMatchedTheSecondTimeAsItWasSavedTheFirst()
      throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe robots");
      scene.type(OTHER, "subscribe \"robot arm\"");
      announce(scene, many(paper("2606.00001", "Robots").tldr("A robot arm learns")));
      FeedPoller pollFeed = polling(scene, QueryTrial.PLAIN);
      assertThat(pollFeed.poll(scene.arxiv).alerts()).as("one for each channel").isEqualTo(2);
      scene.drain();
      assertThat(scene.platform.papers()).containsExactly("2606.00001", "2606.00001");
    }
  }

  @Test
  void subscriptionsThatChangeAllTheTimeKeepNoPaperFromBeingSaved() throws Exception {
    assumeThat(kind).as("tells at once that it is busy").isEqualTo(TestDatabase.SQLITE);
    try (Scene scene = new Scene(kind, folder).afterBaseline();
        Database impatient = Database.open(kind.url(folder) + "?busy_timeout=1")) {
      scene.type("subscribe mamba");
      CommandHandler others =
          CommandSet.of(
              impatient,
              scene.index,
              new ChannelTaste(scene.index),
              scene.topics,
              scene.cardFactory,
              List.of(),
              new FeedReport(impatient, List.of(scene.arxiv), scene.clock),
              PlatformList.ALL.directory(),
              Optional.empty(),
              () -> {},
              () -> "",
              new Random(7),
              scene.clock);
      Restless restless = new Restless(others);
      announce(scene, paper("2606.00001", "Mamba diffusion"));
      Outcome outcome = polling(scene, restless).poll(scene.arxiv);
      assertThat(outcome.alerts()).isEqualTo(2);
      assertThat(restless.refused).as("some was matched while others waited").isPositive();
      assertThat(scene.type(OTHER, "why 2606.00001").text())
          .contains("#1 `", "#" + (restless.made - restless.refused) + " `");
    }
  }

  @Test
  void anErrorWhilePapersAreMatchedIsAFailedPollAndTheNextOneIsWell() throws Exception {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe diffusion");
      announce(scene, paper("2606.00001", "Diffusion"));
      FeedPoller pollFeed = polling(scene, new Exhausting());
      Outcome failed = pollFeed.poll(scene.arxiv);
      assertThat(failed.read()).isFalse();
      assertThat(failed.reason()).isEqualTo("reading it needs more memory than there is");
      assertThat(scene.type("feeds").text()).contains("more memory than there is");
      assertThat(pollFeed.poll(scene.arxiv).alerts()).isOne();
      assertThat(scene.type("feeds").text()).doesNotContain("memory");
    }
  }

  @Test
  void anErrorBesideTheReadingIsAFailedPollToo() {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      CpuClock broken =
          () -> {
            throw new NoClassDefFoundError("gone");
          };
      FeedPoller pollFeed =
          new FeedPoller(
              scene.database,
              new ActiveSubscriptions(),
              new RecentAnalyses(),
              new SoleLeases(),
              scene.clock,
              broken);
      assertThatThrownBy(() -> pollFeed.poll(scene.arxiv)).isInstanceOf(NoClassDefFoundError.class);
      assertThat(scene.type("feeds").text()).contains("an internal error; see the log");
    }
  }

  /** Takes more memory than there is, once. */
  private static final class Exhausting implements QueryTrial {
    private boolean exhausted;

    @Override
    public boolean matches(Expression expression, AnalyzedPaper paper) {
      return Evaluation.matches(expression, paper);
    }

    @Override
    public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
      if (!exhausted) {
        exhausted = true;
        throw new OutOfMemoryError("Java heap space");
      }
      return Evaluation.explain(expression, paper);
    }
  }

  /** Lets somebody subscribe once more whenever a query is held against a paper. */
  private static final class Restless implements QueryTrial {
    private final CommandHandler others;
    private int made;
    private int refused;

    Restless(CommandHandler others) {
      this.others = others;
    }

    @Override
    public boolean matches(Expression expression, AnalyzedPaper paper) {
      return Evaluation.matches(expression, paper);
    }

    @Override
    public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
      String text = "subscribe \"mamba diffusion\"~" + ++made;
      Request.User ann = new Request.User("U1", "Ann", true);
      String reply = others.handle(new Request(OTHER, "other", ann, text)).text();
      if (reply.startsWith("The database is busy")) {
        refused++;
      } else {
        assertThat(reply).startsWith("Subscribed");
      }
      return Evaluation.explain(expression, paper);
    }
  }
}
