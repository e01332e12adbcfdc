package dev.paperboy.search.meaning;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.meaning.ConceptModel;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.TopicTarget;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.PaperSet;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.search.index.PaperDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found by vectors, held against comparing every paper. */
class VectorSearchTest {
  private static final int PAPERS = 2_400;
  private static final long SEED = 11;
  private static final ConceptModel MODEL = new ConceptModel("concepts");
  private static final List<String> WORDS =
      IntStream.range(0, 80).mapToObj(i -> "word" + (char) ('a' + i % 26) + i).toList();

  private static final FixedTopics TOPICS = new FixedTopics();

  private static Path folder;
  private static Map<String, Paper> papers;
  private static PaperIndex index;

  /** Topics with thresholds that follow from their texts. */
  private static final class FixedTopics implements Topics {
    private final Map<PaperId, Embedding> known = new HashMap<>();

    @Override
    public Embedding embedding(Paper paper) {
      return known.computeIfAbsent(paper.id(), id -> MODEL.embed(EmbeddedText.of(paper)));
    }

    @Override
    public TopicTarget target(Topic topic) {
      return new TopicTarget(MODEL.embed(topic.text()), topic.text().length() % 3 * 0.15 + 0.1);
    }

    @Override
    public long version() {
      return 1;
    }

    @Override
    public String nearestSentence(Paper paper, Topic topic) {
      return "";
    }
  }

  @BeforeAll
  static void fill(@TempDir Path temporary) {
    folder = temporary;
    papers = new HashMap<>();
    Random random = new Random(SEED);
    index = PaperIndex.open(folder, "database", InstantSource.fixed(NOW), () -> MODEL);
    for (int round = 0; round < 3; round++) {
      List<IndexedPaper> batch = new ArrayList<>();
      // Some again, so that there are deleted ones, and several segments.
      for (int i = round * 700; i < round * 700 + PAPERS - 1400; i++) {
        Paper paper = paper(i, random);
        papers.put(paper.id().local(), paper);
        batch.add(new IndexedPaper(paper, paper.published()));
      }
      index.add(batch, round + 1);
      index.refresh();
    }
    index.setTopics(TOPICS);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static Paper paper(int number, Random random) {
    return Paper.builder(
            PaperId.of("arxiv:2606.%05d".formatted(number)),
            words(3, random),
            NOW.minus(Duration.ofHours(random.nextInt(2_000))))
        .abstractText(words(6, random))
        .categories(List.of(random.nextInt(3) == 0 ? "cs.CL" : "cs.LG"))
        .build();
  }

  private static String words(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 2))))
        .collect(Collectors.joining(" "));
  }

  private static About about(String text) {
    return new About(Topic.of(text));
  }

  private static Predicate<Paper> isAbout(String text) {
    return paper -> TOPICS.closeness(paper, Topic.of(text)).isClose();
  }

  private static Set<String> all(Predicate<Paper> matching) {
    return papers.values().stream()
        .filter(matching)
        .map(paper -> paper.id().local())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(Expression expression) {
    Query query = new Query("", expression);
    Set<String> found =
        index.search(query, HitOrder.NEWEST, 0, 10_000).hits().stream()
            .map(hit -> hit.paper().local())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(index.count(query, Instant.MIN, Instant.MAX)).isEqualTo(found.size());
    return found;
  }

  @Test
  void papersAboutATopicAreThoseWhoseCosineReachesItsThreshold() {
    Random random = new Random(SEED);
    Expression category = query("cat:cs.CL").expression();
    Predicate<Paper> inCategory = paper -> paper.categories().contains("cs.CL");
    int found = 0;
    for (int i = 0; i < 40; i++) {
      String text = words(1 + random.nextInt(4), random);
      About about = about(text);
      Set<String> matching = all(isAbout(text));
      found += matching.size();
      assertThat(found(about)).as(text).isEqualTo(matching);
      assertThat(found(new And(List.of(about, category))))
          .isEqualTo(all(isAbout(text).and(inCategory)));
      assertThat(found(new And(List.of(category, new Not(about)))))
          .isEqualTo(all(inCategory.and(isAbout(text).negate())));
      assertThat(found(new Or(List.of(category, about))))
          .isEqualTo(all(inCategory.or(isAbout(text))));
    }
    assertThat(found).isPositive();
  }

  @Test
  void aTopicDoesNotChangeTheOrderOfWords() {
    Expression word = query(WORDS.get(0)).expression();
    About about = about(WORDS.get(0));
    List<Hit> alone =
        index.search(new Query("", word), 0, 10_000).hits().stream()
            .filter(hit -> isAbout(WORDS.get(0)).test(papers.get(hit.paper().local())))
            .toList();
    List<Hit> both = index.search(new Query("", new And(List.of(word, about))), 0, 10_000).hits();
    assertThat(both).isNotEmpty().isEqualTo(alone);
  }

  @Test
  void theNearestPapersAreThoseWithTheHighestCosines() throws IOException {
    index.commit();
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Random random = new Random(SEED);
      int same = 0;
      for (int i = 0; i < 20; i++) {
        Embedding asked = MODEL.embed(words(3, random));
        List<Double> nearest =
            new NearestPapers(searcher, PaperDocument.vectors(MODEL.name()), asked)
                .find(Optional.empty(), new PaperSet(searcher), 400).stream()
                    .map(NearestPapers.Near::cosine)
                    .sorted(Comparator.reverseOrder())
                    .limit(10)
                    .toList();
        List<Double> exact =
            papers.values().stream()
                .map(paper -> TOPICS.embedding(paper).cosine(asked))
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        same += (int) nearest.stream().filter(exact::contains).count();
      }
      // Signs are an estimate: a few of the nearest may not be among the candidates.
      assertThat(same).isGreaterThanOrEqualTo(195);
    }
  }

  @Test
  void vectorsOfRecentPapersAreVisited() {
    Instant since = NOW.minus(Duration.ofDays(28));
    Map<Embedding, Instant> visited = new HashMap<>();
    index.visitVectors(since, (announced, vector) -> visited.put(vector, announced));
    Map<Embedding, Instant> recent = new HashMap<>();
    papers.values().stream()
        .filter(paper -> !paper.published().isBefore(since))
        .forEach(paper -> recent.put(MODEL.embed(EmbeddedText.of(paper)), paper.published()));
    assertThat(visited.keySet()).isNotEmpty().isEqualTo(recent.keySet());
  }

  @Test
  void papersWithoutAVectorByAModelAreListedUntilTheyHaveOne() {
    assertThat(index.countWithout("words-of-another")).isEqualTo(papers.size());
    assertThat(index.without("words-of-another", 3)).hasSize(3);
    assertThat(index.countWithout(MODEL.name())).isZero();
    assertThat(index.without(MODEL.name(), 3)).isEmpty();
    Paper paper = papers.values().iterator().next();
    assertThat(index.vector(MODEL.name(), paper.id()))
        .contains(MODEL.embed(EmbeddedText.of(paper)));
    assertThat(index.vector("words-of-another", paper.id())).isEmpty();
  }

  @Test
  void anIndexOfAnotherModelIsBuiltAnewRatherThanMixed(@TempDir Path other) {
    IndexedPaper paper = new IndexedPaper(papers.values().iterator().next(), NOW);
    try (PaperIndex first =
        PaperIndex.open(other, "database", InstantSource.fixed(NOW), () -> MODEL)) {
      first.add(List.of(paper), 7);
    }
    try (PaperIndex again =
        PaperIndex.open(other, "database", InstantSource.fixed(NOW), () -> MODEL)) {
      assertThat(again.revision()).isEqualTo(7);
    }
    ConceptModel next = new ConceptModel("concepts-2");
    try (PaperIndex changed =
        PaperIndex.open(other, "database", InstantSource.fixed(NOW), () -> next)) {
      assertThat(changed.revision()).isZero();
      assertThatThrownBy(() -> changed.search(new Query("", about("x")), 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
