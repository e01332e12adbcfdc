package dev.paperboy.taste;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.taste.Judgement.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned from votes, on one index for all tests. */
final class TasteTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final PaperBuilder[] PLANNING = SampleTastes.on("World models in planning", 0, 8);
  private static final PaperBuilder[] BENCHMARKS = SampleTastes.on("A benchmark", 10, 18);
  private static final PaperBuilder[] PROTEINS = SampleTastes.on("Protein folding", 20, 28);
  private static final PaperBuilder[] ADA = SampleTastes.by("Ada Lovelace", 30, 38);

  @TempDir private static Path folder;
  private static Scene scene;

  @BeforeAll
  static void announce() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.poll(
        scene.arxiv,
        Stream.of(SampleTastes.others(), PLANNING, BENCHMARKS, PROTEINS, ADA)
            .flatMap(Arrays::stream)
            .toArray(PaperBuilder[]::new));
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static List<Opinion> votes(int value, PaperBuilder... papers) {
    return votes(value, NOW, papers);
  }

  private static List<Opinion> votes(int value, Instant at, PaperBuilder... papers) {
    return Arrays.stream(papers).map(paper -> new Opinion(paper.build(), value, at)).toList();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Taste taste(List<Opinion>... votes) {
    return Taste.of(scene.index, Stream.of(votes).flatMap(List::stream).toList(), NOW);
  }

  private static PaperBuilder[] first(PaperBuilder[] papers, int count) {
    return Arrays.copyOf(papers, count);
  }

  private static Judgement judged(Taste taste, PaperBuilder[] papers) {
    return taste.judge(papers[papers.length - 1].build());
  }

  @Test
  void whatPapersVotedUpHaveInCommonIsLiked() {
    Taste taste = taste(votes(1, first(PLANNING, 5)), votes(-1, first(BENCHMARKS, 5)));
    assertThat(taste.likedWords()).contains("world models", "planning");
    assertThat(taste.dislikedWords()).contains("benchmark");
    Judgement liked = judged(taste, PLANNING);
    assertThat(liked.verdict()).isEqualTo(Verdict.LIKED);
    assertThat(liked.words()).contains("world models", "planning");
    assertThat(liked.resembles()).isPresent();
    Judgement disliked = judged(taste, BENCHMARKS);
    assertThat(disliked.verdict()).isEqualTo(Verdict.DISLIKED);
    assertThat(disliked.words()).contains("benchmark");
    assertThat(judged(taste, PROTEINS))
        .isEqualTo(new Judgement(0, Verdict.NEUTRAL, List.of(), List.of(), Optional.empty()));
    assertThat(Stream.of(disliked, judged(taste, PROTEINS), liked).sorted(Judgement.BEST_FIRST))
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.LIKED, Verdict.NEUTRAL, Verdict.DISLIKED);
  }

  @Test
  void oneVoteIsEnough() {
    Taste taste = taste(votes(1, PROTEINS[0]));
    Judgement like = judged(taste, PROTEINS);
    assertThat(like.isLiked()).isTrue();
    assertThat(like.resembles()).contains(PROTEINS[0].build().id());
    assertThat(judged(taste(votes(-1, PROTEINS[0])), PROTEINS).verdict())
        .isEqualTo(Verdict.DISLIKED);
  }

  @Test
  void anAuthorIsLearnedToo() {
    Taste taste = taste(votes(1, first(ADA, 5)));
    assertThat(taste.likedAuthors()).containsExactly("Ada Lovelace");
    Judgement like = judged(taste, ADA);
    assertThat(like.isLiked()).isTrue();
    assertThat(like.authors()).containsExactly("Ada Lovelace");
    Paper ofAnother =
        paper("2606.09999", "Something else").authors(List.of(new Author("Ada Love"))).build();
    assertThat(taste.judge(ofAnother).isLiked()).isFalse();
  }

  @Test
  void aRareInterestIsLikedBesideACommonOne() {
    Taste taste = taste(votes(1, first(PLANNING, 7)), votes(1, first(PROTEINS, 3)));
    assertThat(judged(taste, PLANNING).isLiked()).isTrue();
    assertThat(judged(taste, PROTEINS).isLiked()).isTrue();
  }

  @Test
  void peopleWhoDisagreeTeachNothing() {
    assertThat(taste(votes(1, PROTEINS[0]), votes(-1, PROTEINS[0])).isEmpty()).isTrue();
    assertThat(taste().isEmpty()).isTrue();
    assertThat(judged(taste(), PROTEINS)).isEqualTo(Judgement.NONE);
  }

  @Test
  void aVoteCountsHalfAfterItsHalfLife() {
    Instant old = NOW.minus(Taste.HALF_LIFE);
    List<Opinion> opinions = new ArrayList<>(votes(1, old, PROTEINS[0]));
    opinions.addAll(votes(-1, NOW, PROTEINS[0]));
    Taste taste = Taste.of(scene.index, opinions, NOW);
    assertThat(taste.dislikedPapers()).containsExactly(PROTEINS[0].build());
    opinions.addAll(votes(1, old, PROTEINS[0]));
    assertThat(Taste.of(scene.index, opinions, NOW).isEmpty()).isTrue();
    opinions.addAll(votes(1, NOW.plus(Duration.ofDays(1)), PROTEINS[0]));
    assertThat(Taste.of(scene.index, opinions, NOW).likedPapers()).hasSize(1);
  }

  @Test
  void papersAgreeOnlyWhereMostDoAndHardlyAnyOfTheOthers() {
    List<Opinion> seven = votes(-1, first(BENCHMARKS, 7));
    assertThat(taste(seven, votes(-1, first(PROTEINS, 2))).dislikedInCommon())
        .containsExactly(new Agreement("benchmark", List.of(), 7, 9));
    assertThat(taste(seven, votes(-1, first(PROTEINS, 5))).dislikedInCommon())
        .as("seven of twelve")
        .isEmpty();
    assertThat(taste(seven, votes(1, BENCHMARKS[7])).dislikedInCommon())
        .as("liked as well")
        .isEmpty();
    assertThat(taste(votes(-1, first(BENCHMARKS, 4))).dislikedInCommon())
        .as("fewer than five")
        .isEmpty();
  }
}
