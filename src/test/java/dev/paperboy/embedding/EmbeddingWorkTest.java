package dev.paperboy.embedding;

import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.SettableClock;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.fetch.Proxies;
import dev.paperboy.fleet.AssignedLeases;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.LocalPace;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.meaning.MissingVectorException;
import dev.paperboy.meaning.Space;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.meaning.UnrelatedTexts;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.paper.EmbeddingStore;
import dev.paperboy.store.paper.EmbeddingStore.Late;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddingWorkTest {
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int BATCH = 8;

  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final ScriptedServer server = new ScriptedServer();
  private final MadeUpModel model = new MadeUpModel(64, 1);
  private final List<Duration> waits = new ArrayList<>();
  private final Index index = new Index();
  private final AssignedLeases leases = new AssignedLeases();
  private final Set<Integer> inProgress = new HashSet<>();
  private Database database;
  private ModelChoice choice;
  private EmbeddingWork work;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = TestDatabase.SQLITE.open(folder);
    leases.assign(SharedWork.GROUP, SharedWork.EMBEDDINGS.lease().partition());
    reply(model);
    start(Duration.ofSeconds(20));
  }

  private void start(Duration timeout) {
    MadeUpModel builtIn = new MadeUpModel(32, 7);
    choice =
        new ModelChoice(
            new Space(builtIn, new FixedTopics(builtIn)),
            FixedTopics::new,
            (name, id) -> Optional.empty(),
            database,
            this::await,
            () -> {});
    EmbeddingEndpoint endpoint =
        new EmbeddingEndpoint(
            new EndpointAddress(
                URI.create("http://127.0.0.1:" + server.port() + "/v1"), "made-up", ""),
            "test",
            timeout,
            Proxies.NONE,
            clock);
    work =
        new EmbeddingWork(
            database,
            endpoint,
            BATCH,
            60_000,
            choice,
            index,
            index.all::size,
            new LocalPace(clock),
            new LeasedTask(leases, SharedWork.EMBEDDINGS.lease()),
            clock,
            clock::advance,
            RandomGenerator.of("L64X128MixRandom"));
  }

  /** The other thread does not come to anything while this one waits. */
  private void await(CompletableFuture<?> future, Duration longest) {
    waits.add(longest);
    clock.advance(longest);
  }

  private void reply(Reply... replies) {
    server.on("/v1/embeddings", replies);
  }

  @AfterEach
  void close() {
    database.close();
    server.close();
  }

  /** A topic is what reaches 0.5, by one model. */
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

  /** An index that knows which papers have vectors by which model. */
  private final class Index implements EmbeddedPapers {
    private final Set<PaperId> all = new LinkedHashSet<>();
    private final Map<String, Set<PaperId>> indexed = new HashMap<>();
    private final List<PaperId> matched = new ArrayList<>();
    private Topic topic = Topic.of("agents");

    @Override
    public List<PaperId> without(String name, int limit) {
      Set<PaperId> having = indexed.getOrDefault(name, Set.of());
      return all.stream().filter(id -> !having.contains(id)).limit(limit).toList();
    }

    @Override
    public long countWithout(String name) {
      return without(name, Integer.MAX_VALUE).size();
    }

    @Override
    public void index(List<PaperId> papers) {
      inProgress.add(leases.inProgress());
      EndpointModel now = choice.model().orElseThrow();
      database
          .read(transaction -> new PaperStore().find(transaction, papers))
          .values()
          .forEach(stored -> assertThat(now.known(EmbeddedText.of(stored.paper()))).isPresent());
      indexed.computeIfAbsent(now.name(), name -> new HashSet<>()).addAll(papers);
    }

    @Override
    public void match(Late late) {
      matched.add(late.paper());
      database.change(transaction -> new EmbeddingStore().isDone(transaction, late.paper()));
    }

    @Override
    public boolean rateTopics() {
      return choice.isReady(List.of(topic));
    }
  }

  private Paper paper(int number, String text) {
    return Paper.builder(PaperId.of("arxiv:2606.%05d".formatted(number)), text, clock.instant())
        .build();
  }

  private Paper store(int number, String text) {
    Paper paper = paper(number, text);
    database.change(
        transaction ->
            new PaperStore()
                .save(transaction, List.of(new Entry(paper, clock.instant())), clock.instant()));
    index.all.add(paper.id());
    return paper;
  }

  private void store(int count) {
    for (int number = 1; number <= count; number++) {
      store(number, "Paper " + number);
    }
  }

  /** Works until nothing is left to do, and returns the number of requests. */
  private int work() throws InterruptedException {
    int before = server.requests().size();
    for (int round = 0; round < 200; round++) {
      Duration wait = work.run();
      if (wait.equals(IDLE)) {
        return server.requests().size() - before;
      }
      clock.advance(wait);
    }
    throw new AssertionError("endless work: " + work.progress());
  }

  @Test
  void everyPaperAndTopicIsEmbeddedOnceAndThenTheModelIsUsed() throws Exception {
    store(30);
    assertThat(choice.isActive()).isFalse();
    assertThat(work.progress().inWords()).contains("built-in model is used", "0 %");

    work();

    assertThat(choice.isActive()).isTrue();
    assertThat(work.progress().inWords()).endsWith("/v1: in use");
    assertThat(model.texts())
        .doesNotHaveDuplicates()
        .hasSize(31 + UnrelatedTexts.all().size())
        .contains("Paper 30", "agents");
    assertThat(model.asked).allSatisfy(texts -> assertThat(texts).hasSizeLessThanOrEqualTo(BATCH));
    assertThat(work()).isZero();
  }

  @Test
  void theLeaseIsNotHandedOverWhileVectorsAreAskedForAndWithoutItNoneAre() throws Exception {
    store(10);
    work();
    assertThat(inProgress).containsExactly(1);
    assertThat(leases.inProgress()).isZero();

    leases.assign(SharedWork.GROUP);
    PaperId other = store(11, "Paper 11").id();

    assertThat(work()).as("another replica asks for them").isZero();
    assertThat(index.without(choice.model().orElseThrow().name(), BATCH)).containsExactly(other);
  }

  @Test
  void afterARestartNothingIsAskedForAgain() throws Exception {
    store(10);
    work();
    index.indexed.clear();

    start(Duration.ofSeconds(20));

    assertThat(choice.isActive()).isTrue();
    assertThat(work()).isZero();
    assertThat(index.indexed.values())
        .singleElement()
        .satisfies(all -> assertThat(all).hasSize(10));
  }

  @Test
  void whileMostVectorsAreMissingInTheIndexTheBuiltInModelIsUsed() throws Exception {
    store(10);
    work();
    for (int number = 1; number <= 1_500; number++) {
      index.all.add(paper(10_000 + number, "Paper").id());
    }

    work.run();

    assertThat(choice.isActive()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"64, 2", "128, 1"})
  void anotherModelIsNoticedWithTheNextVectorAndEverythingIsEmbeddedAgain(int dimensions, long seed)
      throws Exception {
    store(10);
    work();
    MadeUpModel changed = new MadeUpModel(dimensions, seed);
    reply(changed);
    Paper late = store(11, "A paper");

    work.run();

    assertThat(choice.isActive()).isFalse();
    assertThat(choice.of(late)).isSameAs(choice.always().topics());
    work();
    assertThat(choice.isActive()).isTrue();
    assertThat(choice.current().model().dimensions()).isEqualTo(dimensions);
    assertThat(choice.of(late).embedding(late)).isEqualTo(changed.embed("A paper"));
    assertThat(changed.texts()).doesNotHaveDuplicates().hasSize(12 + UnrelatedTexts.all().size());

    reply(model);
    store(12, "One more");
    int asked = model.asked.size();
    work();
    assertThat(choice.current().model().dimensions()).isEqualTo(64);
    assertThat(model.asked).as("only what it was not asked for before").hasSize(asked + 2);
  }

  @Test
  void vectorsThatDifferByRoundingAreOfTheSameModel() throws Exception {
    store(3);
    work();
    reply(
        exchange -> {
          List<String> texts = MadeUpModel.question(exchange);
          json(model.answer(texts).replaceAll("(\\.\\d)\\d+", "$1")).to(exchange);
        });
    store(4, "Rounded");

    work();

    assertThat(choice.isActive()).isTrue();
    assertThat(choice.current().model().name()).isEqualTo("endpoint-1");
  }

  @Test
  void aDeadEndpointIsAskedMoreAndMoreRarelyAndNobodyWaitsForIt() throws Exception {
    store(3);
    work();
    reply(status(503, ""));
    Paper paper = store(4, "New");
    choice.await(List.of(paper), ModelChoice.LONGEST_WAIT);
    assertThat(waits).containsExactly(Duration.ofSeconds(2));
    assertThat(choice.isLate(paper)).isTrue();
    int before = server.requests().size();
    for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofHours(1)) < 0; ) {
      Duration wait = work.run();
      clock.advance(wait);
      passed = passed.plus(wait);
    }

    assertThat(server.requests().size() - before).isBetween(15, 40);
    choice.await(List.of(paper), ModelChoice.LONGEST_WAIT);
    assertThat(waits).as("no second wait").hasSize(1);
    assertThat(choice.isActive()).as("what has vectors is still found by them").isTrue();
    assertThat(work.progress().inWords()).contains("returned HTTP 503");

    reply(model);
    work();
    assertThat(choice.isLate(paper)).isFalse();
    assertThat(work.progress().problem()).isEmpty();
  }

  @Test
  void aPaperThatWasMatchedWithoutItsVectorIsMatchedAgainFirstAndOnce() throws Exception {
    store(3);
    work();
    Paper paper = store(4, "New");
    database.change(
        transaction ->
            new EmbeddingStore()
                .await(transaction, new Late(paper.id(), 1, true, clock.instant())));

    work();

    assertThat(index.matched).containsExactly(paper.id());
    assertThat(work.progress().late()).isZero();
  }

  @Test
  void aStormOf429IsWaitedOutAsLongAsTheServerAsks() throws Exception {
    store(3);
    reply(
        status(429, "", "Retry-After", "40"),
        status(429, "", "Retry-After", "40"),
        status(429, "", "Retry-After", "40"),
        model);

    assertThat(work.run()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(41));
    assertThat(work.run()).as("not before").isEqualTo(IDLE);
    assertThat(server.requests()).hasSize(1);
    for (int minute = 0; minute < 4; minute++) {
      clock.advance(Duration.ofSeconds(41));
      work.run();
    }
    work();
    assertThat(choice.isActive()).isTrue();
    assertThat(model.texts()).doesNotHaveDuplicates();
  }

  @Test
  void aTextThatTheServerCannotEmbedHoldsUpNoOther() throws Exception {
    store(20);
    Paper poison = store(21, "Poison");
    reply(
        exchange -> {
          List<String> texts = MadeUpModel.question(exchange);
          (texts.contains("Poison") ? status(500, "NaN") : json(model.answer(texts))).to(exchange);
        });

    work();

    assertThat(choice.isActive()).isTrue();
    assertThat(choice.of(poison).embedding(poison).norm()).isZero();
    assertThat(work()).isZero();
  }

  @Test
  void aTextThatIsTooLongIsShortened() throws Exception {
    String words = "word ".repeat(600).strip();
    Paper paper = store(1, words);
    reply(
        exchange -> {
          List<String> texts = MadeUpModel.question(exchange);
          boolean tooLong = texts.stream().anyMatch(text -> text.length() > 1000);
          (tooLong ? status(413, "too long") : json(model.answer(texts))).to(exchange);
        });

    work();

    assertThat(choice.isActive()).isTrue();
    assertThat(choice.of(paper).embedding(paper).cosine(model.embed("word"))).isGreaterThan(0.8);
  }

  @Test
  void aServerThatRefusesEverythingIsInTroubleAndLosesNoText() throws Exception {
    store(3);
    reply(status(400, "unknown model"));
    for (int round = 0; round < 20; round++) {
      clock.advance(work.run());
    }
    assertThat(work.progress().problem()).contains("unknown model");
    assertThat(choice.isActive()).isFalse();

    reply(model);
    clock.advance(Duration.ofMinutes(5));
    work();
    assertThat(choice.isActive()).isTrue();
    assertThat(index.indexed.values()).singleElement().satisfies(all -> assertThat(all).hasSize(3));
  }

  @Test
  void aServerThatIsTooSlowForABatchGetsSmallerOnes() throws Exception {
    store(7);
    start(Duration.ofMillis(300));
    reply(
        exchange -> {
          List<String> texts = MadeUpModel.question(exchange);
          (texts.size() > 3 ? server.stalled() : json(model.answer(texts))).to(exchange);
        });

    work();

    assertThat(choice.isActive()).isTrue();
  }

  @Test
  void aSearchWaitsTwoSecondsForItsTextWhichIsNotStored() throws Exception {
    store(3);
    work();

    EmbeddingModel searching = choice.current().model();
    assertThatThrownBy(() -> searching.embed("who asks"))
        .isInstanceOf(MissingVectorException.class);
    assertThat(waits).containsExactly(Duration.ofSeconds(2));
    assertThat(work()).as("nobody waits any longer").isZero();

    CompletableFuture<?> wanted = choice.wanted().want(List.of("who asks"), false);
    work();
    assertThat(wanted).isDone();
    assertThat(searching.embed("who asks")).isEqualTo(model.embed("who asks"));
    start(Duration.ofSeconds(20));
    assertThat(choice.model().orElseThrow().cache().load(List.of("who asks", "agents")))
        .containsExactly("who asks");
  }

  @Test
  void aNewTopicIsDecidedByTheBuiltInModelUntilItsVectorComes() throws Exception {
    Paper paper = store(1, "About proteins");
    work();
    Topic topic = Topic.of("proteins");
    assertThat(choice.of(paper)).isNotSameAs(choice.always().topics());
    long version = choice.of(paper).version();

    choice.expect(List.of(topic));

    assertThat(choice.isLate(paper)).isTrue();
    assertThat(choice.of(paper)).isSameAs(choice.always().topics());
    work();
    assertThat(choice.of(paper)).isNotSameAs(choice.always().topics());
    assertThat(choice.of(paper).target(topic).embedding()).isEqualTo(model.embed("proteins"));
    assertThat(choice.of(paper).version()).isGreaterThan(version);
  }

  @Test
  void vectorsOfAModelThatIsNoLongerUsedAreRemovedAfterAWeek() throws Exception {
    store(5);
    work();
    reply(new MadeUpModel(64, 2));
    store(6, "New");
    work();
    assertThat(models()).containsExactly(1L, 2L);
    clock.advance(Duration.ofDays(8));
    store(7, "Newer");
    work();
    assertThat(models()).containsExactly(2L);
  }

  private List<Long> models() {
    return database.read(
        transaction ->
            transaction
                .query("SELECT DISTINCT model FROM embeddings ORDER BY model", Map.of())
                .mapTo(Long.class)
                .list());
  }
}
