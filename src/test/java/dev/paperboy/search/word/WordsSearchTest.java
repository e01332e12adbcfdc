package dev.paperboy.search.word;

import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.query.Query;
import dev.paperboy.search.HitList;
import dev.paperboy.search.Liveliness;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.PaperSet;
import dev.paperboy.search.QueryTranslation;
import dev.paperboy.search.Ranking;
import dev.paperboy.search.SearchPage;
import dev.paperboy.search.index.IndexedPaper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plain words find and score, held against Lucene's own queries for them. */
class WordsSearchTest {
  private static final int PAPERS = 14_000;
  private static final long SEED = 7;
  private static final int QUERIES = Boolean.getBoolean("paperboy.long") ? 200 : 50;
  private static final List<String> WORDS =
      IntStream.range(0, 60).mapToObj(i -> "word" + (char) ('a' + i % 26) + "ing" + i).toList();

  @TempDir static Path folder;
  private static DirectoryReader reader;

  @BeforeAll
  static void fill() throws IOException {
    Random random = new Random(SEED);
    try (PaperIndex index = PaperIndex.open(folder, "database", InstantSource.fixed(NOW))) {
      for (int from = 0; from < PAPERS; from += 2_000) {
        int first = from;
        index.add(
            IntStream.range(first, first + 2_000).mapToObj(i -> paper(i, random)).toList(),
            first + 1);
        index.refresh();
      }
      // Some again, so that there are deleted ones.
      index.add(
          IntStream.range(0, PAPERS)
              .filter(i -> i % 7 == 0)
              .mapToObj(i -> paper(i, random))
              .toList(),
          PAPERS);
    }
    reader = DirectoryReader.open(FSDirectory.open(folder));
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
  }

  @Test
  void commonWordsAreFoundAndScoredAsByLucene() throws IOException {
    agrees("wordaing0", "wordaing0 wordbing1", "wordbing1 wordaing0 wordcing2");
  }

  @Test
  void soAreRareOnesAndThoseBesideCommonOnes() throws IOException {
    agrees("wordhing59", "wordhing59 wordaing0", "wordaing0 wordhing59 wordging58 wordbing1");
  }

  @Test
  void soAreWordsWithConditions() throws IOException {
    agrees(
        "wordaing0 cat:cs.CL",
        "wordaing0 wordbing1 -wordcing2",
        "wordhing59 cat:cs.LG",
        "wordaing0 upvotes>=900 -cat:cs.CL");
  }

  @Test
  void soAreWordsByChance() throws IOException {
    Random random = new Random(SEED);
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(words(1 + random.nextInt(4), random));
    }
    agrees(queries.toArray(String[]::new));
  }

  @Test
  void aWordThatNobodyHasFindsNothing() throws IOException {
    agrees("wordaing0 unheardof", "unheardof");
  }

  private static void agrees(String... queries) throws IOException {
    for (String text : queries) {
      Query query = query(text);
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(WordScores.similarity(Ranking.CHOSEN));
      HitList hits = new HitList(searcher);
      QueryTranslation translation = new QueryTranslation(Ranking.CHOSEN, Optional.empty());
      Liveliness liveliness = new Liveliness(Ranking.CHOSEN, NOW.toEpochMilli());
      WordsQuery words = WordsQuery.of(query.expression(), translation).orElseThrow();
      for (int last : new int[] {1, 10, 500}) {
        SearchPage ours =
            hits.best(
                new WordsSearch(searcher, Ranking.CHOSEN, liveliness),
                words,
                0,
                last,
                new PaperSet(searcher));
        SearchPage lucenes = hits.best(translation.of(query.expression()), liveliness, 0, last);
        assertThat(ours.exact()).isTrue();
        assertThat(ours.total())
            .as(text)
            .isEqualTo(searcher.count(translation.of(query.expression())));
        assertThat(ours.hits()).as(text).hasSameSizeAs(lucenes.hits()).doesNotHaveDuplicates();
        for (int i = 0; i < ours.hits().size(); i++) {
          assertThat(ours.hits().get(i).score())
              .as("%s, hit %d", text, i)
              .isCloseTo(lucenes.hits().get(i).score(), within(1e-4));
        }
      }
    }
  }

  private static IndexedPaper paper(int number, Random random) {
    Paper paper =
        Paper.builder(
                PaperId.of("arxiv:%04d.%05d".formatted(1000 + number / 10_000, number % 10_000)),
                words(4, random),
                NOW.minus(Duration.ofDays(random.nextInt(3_000))))
            .abstractText(words(1 + random.nextInt(40), random))
            .categories(List.of(random.nextInt(3) == 0 ? "cs.CL" : "cs.LG"))
            .signals(new Signals(random.nextInt(1_000), 0, "", ""))
            .build();
    return new IndexedPaper(paper, paper.published());
  }

  /** The first words far more often than the last. */
  private static String words(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 4))))
        .collect(Collectors.joining(" "));
  }
}
