package dev.paperboy.trending;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which papers trend over which span, in which order, and why. */
final class TrendingListsTest {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path folder;
  private Scene scene;
  private TrendingLists lists;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    lists = new TrendingLists(scene.database, scene.index, scene.clock);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static PaperBuilder voted(int number, int upvotes) {
    return paper("2606.%05d".formatted(number), "Paper " + number)
        .signals(new Signals(upvotes, 0, "", ""));
  }

  private void readAfter(int hours, PaperBuilder... papers) {
    scene.clock.set(NOON.plus(Duration.ofHours(hours)));
    scene.poll(scene.huggingface, papers);
  }

  private List<String> ranked(TrendingSpan span) {
    return ranked(lists.list(span, Optional.empty(), 0, 10), span);
  }

  private static List<String> ranked(TrendingList list, TrendingSpan span) {
    return list.papers().stream()
        .map(one -> one.rank() + " " + one.paper().title() + " " + one.score().words(span))
        .toList();
  }

  private static Query query(String text) {
    return ((ParseResult.Parsed) QueryParser.parse(text)).query();
  }

  @Test
  void pointsAreCountedAsDocumented() {
    assertThat(new TrendingScore(84, 31, 3, true, 2).points()).isEqualTo(310 + 84 + 6 + 10 + 10);
    assertThat(new TrendingScore(840, 31, 300, true, 9).points())
        .as("nothing but growth counts without bounds")
        .isEqualTo(310 + 100 + 40 + 10 + 20);
    assertThat(new TrendingScore(3, -2, 0, false, 0).points()).isEqualTo(-17);
    assertThat(new TrendingScore(84, 31, 3, true, 2).calculation())
        .isEqualTo("10 × 31 + 84 + 2 × 3 + 10 + 10 = 420");
    assertThat(new TrendingScore(840, 31, 300, true, 9).calculation())
        .isEqualTo("10 × 31 + 100 + 2 × 20 + 10 + 20 = 480");
    assertThat(new TrendingScore(5, 5, 0, false, 1).calculation()).isEqualTo("10 × 5 + 5 = 55");
  }

  @Test
  void theNumbersStandOnOneLine() {
    TrendingScore score = new TrendingScore(84, 31, 0, true, 2);
    assertThat(score.words(TrendingSpan.DAY)).isEqualTo("▲ 84, +31 today, code, 2 feeds");
    assertThat(score.words(TrendingSpan.NOW)).isEqualTo("▲ 84, +31 in 6 hours, code, 2 feeds");
    assertThat(new TrendingScore(9, 9, 1, false, 1).words(TrendingSpan.WEEK))
        .isEqualTo("▲ 9, +9 this week, 1 comment");
    assertThat(new TrendingScore(9, -2, 2, false, 1).words(TrendingSpan.MONTH))
        .isEqualTo("▲ 9, −2 this month, 2 comments");
  }

  @Test
  void whatGainedMostComesFirstWhateverItHadBefore() {
    readAfter(-24 * 20, voted(1, 500));
    readAfter(0, voted(1, 510), voted(2, 40));
    readAfter(8, voted(1, 515), voted(2, 42), voted(3, 12));
    assertThat(ranked(TrendingSpan.DAY))
        .containsExactly(
            "1 Paper 2 ▲ 42, +42 today", "2 Paper 1 ▲ 515, +15 today", "3 Paper 3 ▲ 12, +12 today");
    assertThat(ranked(TrendingSpan.MONTH)).first().isEqualTo("1 Paper 1 ▲ 515, +515 this month");
    assertThat(ranked(TrendingSpan.NOW))
        .containsExactly(
            "1 Paper 1 ▲ 515, +5 in 6 hours",
            "2 Paper 3 ▲ 12, +12 in 6 hours",
            "3 Paper 2 ▲ 42, +2 in 6 hours");
  }

  @Test
  void aVoteLeavesASpanAfterItsLastHour() {
    readAfter(0, voted(1, 3));
    readAfter(2, voted(1, 7));
    for (TrendingSpan span : List.of(TrendingSpan.NOW, TrendingSpan.DAY, TrendingSpan.WEEK)) {
      int hours = span == TrendingSpan.NOW ? 6 : span == TrendingSpan.DAY ? 24 : 7 * 24;
      scene.clock.set(NOON.plus(Duration.ofHours(2 + hours)).plusSeconds(3599));
      assertThat(ranked(span)).containsExactly("1 Paper 1 ▲ 7, +4 " + span.when());
      scene.clock.set(NOON.plus(Duration.ofHours(3 + hours)));
      assertThat(ranked(span)).isEmpty();
    }
    scene.clock.set(Instant.parse("2026-07-15T23:59:59Z"));
    assertThat(ranked(TrendingSpan.MONTH)).containsExactly("1 Paper 1 ▲ 7, +7 this month");
    scene.clock.set(Instant.parse("2026-07-16T00:00:00Z"));
    assertThat(ranked(TrendingSpan.MONTH)).isEmpty();
  }

  @Test
  void ofEqualPointsTheMoreUpvotedTheEarlierAndTheSmallerIdIsFirst() {
    readAfter(0, voted(4, 5));
    readAfter(1, voted(3, 5), voted(2, 5));
    readAfter(
        2,
        paper("2606.00001", "Paper 1").signals(new Signals(4, 0, "https://code.example", "")),
        paper("2606.00005", "Paper 5").signals(new Signals(4, 5, "", "")),
        voted(6, 0));
    // 5 votes: 55 points. 4 votes, code: 54. 4 votes, 5 comments: 54.
    assertThat(ranked(TrendingSpan.DAY))
        .extracting(line -> line.substring(0, "1 Paper 1".length()))
        .containsExactly("1 Paper 4", "2 Paper 2", "3 Paper 3", "4 Paper 1", "5 Paper 5");
  }

  @Test
  void aPaperOfSeveralFeedsIsPreferredAmongEquals() {
    readAfter(0, voted(1, 5), voted(2, 5));
    scene.poll(scene.arxiv, paper("2606.00002", "Paper 2"));
    assertThat(ranked(TrendingSpan.DAY))
        .containsExactly("1 Paper 2 ▲ 5, +5 today, 2 feeds", "2 Paper 1 ▲ 5, +5 today");
  }

  @Test
  void aTopicIsWhatItsQueryMatches() {
    readAfter(
        0, IntStream.rangeClosed(1, 230).mapToObj(i -> voted(i, i)).toArray(PaperBuilder[]::new));
    TrendingList some = lists.list(TrendingSpan.DAY, Optional.of(query("upvotes<=12")), 0, 5);
    assertThat(some.papers())
        .extracting(one -> one.rank() + ": " + one.score().upvotes())
        .containsExactly("1: 12", "2: 11", "3: 10", "4: 9", "5: 8");
    assertThat(some.more()).isTrue();
    TrendingList next = lists.list(TrendingSpan.DAY, Optional.of(query("upvotes<=12")), 10, 5);
    assertThat(next.papers())
        .extracting(one -> one.rank() + ": " + one.score().upvotes())
        .containsExactly("11: 2", "12: 1");
    assertThat(next.more()).isFalse();
    assertThat(lists.list(TrendingSpan.DAY, Optional.empty(), 228, 5).papers())
        .extracting(TrendingPaper::rank)
        .containsExactly(229, 230);
  }

  @Test
  void anEmptyListSaysWhy() {
    assertThat(lists.list(TrendingSpan.DAY, Optional.empty(), 0, 5).whyEmpty())
        .startsWith("No feed has reported upvotes yet.");
    readAfter(0, voted(1, 5));
    TrendingList other = lists.list(TrendingSpan.DAY, Optional.of(query("mamba")), 0, 5);
    assertThat(other.whyEmpty())
        .isEqualTo("No paper on this topic gained upvotes in the last 24 hours; others did.");
    scene.index.setBacklog(3);
    assertThat(lists.list(TrendingSpan.DAY, Optional.of(query("mamba")), 0, 5).whyEmpty())
        .startsWith("The search index is still being built");
    scene.index.setBacklog(0);
    assertThat(lists.list(TrendingSpan.DAY, Optional.empty(), 5, 5).whyEmpty())
        .isEqualTo("There are no further papers.");
    assertThat(lists.list(TrendingSpan.DAY, Optional.empty(), 0, 5).whyEmpty()).isEmpty();
    scene.clock.advance(Duration.ofDays(3));
    assertThat(lists.list(TrendingSpan.DAY, Optional.of(query("mamba")), 0, 5).whyEmpty())
        .isEqualTo("No paper gained upvotes in the last 24 hours.");
  }

  @Test
  void afterARestartTheListsAreTheSame() {
    readAfter(0, voted(1, 5), voted(2, 9));
    readAfter(30, voted(1, 19), voted(2, 10));
    List<String> before = ranked(TrendingSpan.DAY);
    assertThat(before).containsExactly("1 Paper 1 ▲ 19, +14 today", "2 Paper 2 ▲ 10, +1 today");
    scene.close();
    scene = Scene.restarted(TestDatabase.SQLITE, folder);
    scene.clock.set(NOON.plus(Duration.ofHours(30)));
    lists = new TrendingLists(scene.database, scene.index, scene.clock);
    assertThat(ranked(TrendingSpan.DAY)).isEqualTo(before);
  }
}
