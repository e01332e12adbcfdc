package dev.paperboy.embedding;

import static dev.paperboy.Scene.paper;
import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.fetch.Proxies;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.LateMatching;
import dev.paperboy.ingest.index.PaperIndexer;
import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Papers arrive while the endpoint is well, dead, slow, wrong and of another model. The built-in
 * model takes boats for ships, the endpoint's takes galleons for ships.
 */
final class EndpointTroubleTest {
  private static final Topic SHIPS = Topic.of("ships");

  private final ScriptedServer server = new ScriptedServer();
  private final MadeUpModel model = model(96, 1);
  private Scene scene;
  private ModelChoice choice;
  private EmbeddingWork work;
  private FeedPoller poller;
  private PaperIndexer indexer;

  /** How long the endpoint takes. */
  private Duration delay = Duration.ofMillis(300);

  private int papers;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.type("subscribe about:\"ships\"");
    choice =
        new ModelChoice(
            new Space(scene.topics, scene.topics),
            FixedTopics::new,
            scene.index::vector,
            scene.database,
            this::await,
            () -> {});
    scene.index.setSpaces(choice);
    ActiveSubscriptions active = new ActiveSubscriptions(TermFrequencies.guessed(), choice, choice);
    poller = new FeedPoller(scene.database, active, scene.clock);
    indexer = new PaperIndexer(scene.database, scene.index);
    work =
        new EmbeddingWork(
            scene.database,
            new EmbeddingEndpoint(
                new EndpointAddress(
                    URI.create("http://127.0.0.1:" + server.port() + "/v1"), "made-up", ""),
                "test",
                Duration.ofSeconds(20),
                Proxies.NONE,
                scene.clock),
            32,
            60_000,
            choice,
            new Indexed(new LateMatching(scene.database, active, scene.topics, scene.clock)),
            scene.index::size,
            new LocalPace(scene.clock),
            new LeasedTask(new SoleLeases(), SharedWork.EMBEDDINGS.lease()),
            scene.clock,
            scene.clock::advance,
            RandomGenerator.of("L64X128MixRandom"));
    reply(model);
    announce("Something else");
    work();
    assertThat(choice.isActive()).isTrue();
  }

  @AfterEach
  void close() {
    scene.close();
    server.close();
  }

  private static MadeUpModel model(int dimensions, long seed) {
    MadeUpModel model = new MadeUpModel(dimensions, seed);
    model.synonyms.put("galleons", "ships");
    return model;
  }

  private record FixedTopics(EmbeddingModel model) implements Topics {
    @Override
    public Embedding embedding(Paper paper) {
      return model.embed(EmbeddedText.of(paper));
    }

    @Override
    public TopicTarget target(Topic topic) {
      return new TopicTarget(model.embed(topic.text()), 0.5);
    }

    @Override
    public long version() {
      return 0;
    }
  }

  private final class Indexed implements EmbeddedPapers {
    private final LateMatching lateMatching;

    Indexed(LateMatching lateMatching) {
      this.lateMatching = lateMatching;
    }

    @Override
    public List<PaperId> without(String name, int limit) {
      scene.index.refresh();
      return scene.index.without(name, limit);
    }

    @Override
    public long countWithout(String name) {
      return scene.index.countWithout(name);
    }

    @Override
    public void index(List<PaperId> ids) {
      indexer.again(ids);
    }

    @Override
    public void match(Late late) {
      lateMatching.match(late);
    }

    @Override
    public boolean rateTopics() {
      return choice.isReady(List.of(SHIPS));
    }
  }

  /** The other thread works meanwhile, as fast as the endpoint is. */
  private void await(CompletableFuture<?> future, Duration longest) throws InterruptedException {
    Instant until = scene.clock.instant().plus(longest);
    while (!future.isDone() && scene.clock.instant().plus(delay).isBefore(until)) {
      scene.clock.advance(delay);
      Duration wait = work.run();
      scene.clock.set(earlier(scene.clock.instant().plus(wait), until));
    }
    if (!future.isDone()) {
      scene.clock.set(until);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private void reply(Reply... replies) {
    server.on("/v1/embeddings", replies);
  }

  /** Announces a paper; what is posted at once is posted within two seconds. */
  private String announce(String title) throws InterruptedException {
    Instant begun = scene.clock.instant();
    String number = "2606.%05d".formatted(++papers);
    scene.arxiv.pages.clear();
    scene.arxiv.pages.add(
        new FeedPage(
            List.of(scene.announce(scene.arxiv, AnnounceType.NEW, paper(number, title))),
            List.of(),
            Optional.empty()));
    poller.poll(scene.arxiv);
    scene.drain();
    assertThat(Duration.between(begun, scene.clock.instant()))
        .as(title)
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
    indexer.catchUp();
    return number;
  }

  /** Works until nothing is left to do. */
  private void work() throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      Duration wait = work.run();
      if (wait.equals(Duration.ofSeconds(30))) {
        scene.drain();
        return;
      }
      scene.clock.advance(wait);
    }
    throw new AssertionError("endless work: " + work.progress());
  }

  private List<String> posted() {
    return scene.platform.papers();
  }

  private List<String> found(String query) {
    return scene
        .index
        .matching(((ParseResult.Parsed) QueryParser.parse(query)).query(), Instant.EPOCH, 100)
        .stream()
        .map(Hit::paper)
        .map(PaperId::local)
        .sorted()
        .toList();
  }

  @Test
  void theEndpointDecidesWhileItIsWell() throws Exception {
    String ships = announce("Ships today");
    announce("Boats today");
    String galleons = announce("Galleons today");

    assertThat(posted()).containsExactly(ships, galleons);
    work();
    assertThat(posted()).containsExactly(ships, galleons);
    assertThat(found("about:\"ships\""))
        .as("search finds the same")
        .containsExactly(ships, galleons);
  }

  @Test
  void aDeadEndpointDelaysNothingAndLosesNothing() throws Exception {
    reply(status(503, ""));
    String ships = announce("Ships today");
    String boats = announce("Boats today");
    String galleons = announce("Galleons today");
    assertThat(posted()).containsExactly(ships, boats);
    assertThat(work.progress().late()).isEqualTo(3);

    reply(model);
    scene.clock.advance(Duration.ofMinutes(5));
    work();

    assertThat(posted()).as("once each").containsExactly(ships, boats, galleons);
    assertThat(work.progress().late()).isZero();
    assertThat(found("about:\"ships\"")).containsExactly(ships, galleons);
  }

  @Test
  void aSlowEndpointDelaysAlertsByTwoSecondsAtMostAndLosesNothing() throws Exception {
    delay = Duration.ofSeconds(9);
    String ships = announce("Ships today");
    String galleons = announce("Galleons today");
    assertThat(posted()).containsExactly(ships);

    work();

    assertThat(posted()).containsExactly(ships, galleons);
    delay = Duration.ofMillis(1900);
    String fast = announce("Galleons tomorrow");
    assertThat(posted()).containsExactly(ships, galleons, fast);
  }

  @Test
  void vectorsThatAreWrongAreAsGoodAsNone() throws Exception {
    reply(
        json("{\"data\": []}"),
        json("{\"data\": [{\"embedding\": [null]}]}"),
        json("nonsense"),
        status(429, "", "Retry-After", "600"));
    String ships = announce("Ships today");
    String galleons = announce("Galleons today");
    assertThat(posted()).containsExactly(ships);

    reply(model);
    scene.clock.advance(Duration.ofMinutes(11));
    work();
    assertThat(posted()).containsExactly(ships, galleons);
  }

  @Test
  void anotherModelIsUsedOnceEverythingIsEmbeddedAgain() throws Exception {
    String ships = announce("Ships today");
    for (MadeUpModel changed : List.of(model(40, 1), model(40, 2))) {
      reply(changed);
      assertThat(choice.isActive()).isTrue();
      announce("Ships " + changed.name().replace("-", ""));
      assertThat(choice.isActive()).as("noticed with the first vector").isFalse();
      announce("Boats " + changed.name().replace("-", ""));
      int before = posted().size();
      assertThat(found("about:\"ships\"")).contains(ships);

      work();

      assertThat(choice.isActive()).isTrue();
      assertThat(posted()).as("nothing is posted because of the change").hasSize(before);
      assertThat(choice.current().model().dimensions()).isEqualTo(40);
      announce("Galleons " + changed.name().replace("-", ""));
      assertThat(posted()).hasSize(before + 1).doesNotHaveDuplicates();
    }
  }

  @Test
  void aNewSubscriptionIsMatchedAtOnceAndItsTopicAgainWhenItsVectorComes() throws Exception {
    model.synonyms.put("spacecraft", "rockets");
    reply(status(503, ""));
    scene.type("subscribe about:\"rockets\"");
    String rockets = announce("Rockets today");
    String spacecraft = announce("Spacecraft today");
    assertThat(posted()).containsExactly(rockets);

    reply(model);
    scene.clock.advance(Duration.ofMinutes(5));
    work();
    assertThat(posted()).containsExactly(rockets, spacecraft);
  }

  @Test
  void aSubscriptionThatIsNewerThanALatePaperDoesNotGetIt() throws Exception {
    reply(status(503, ""));
    announce("Rockets today");
    scene.clock.advance(Duration.ofSeconds(1));
    scene.type("subscribe about:\"rockets\"");

    reply(model);
    scene.clock.advance(Duration.ofMinutes(5));
    work();

    assertThat(posted()).isEmpty();
  }
}
