package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import dev.paperboy.paper.Trend;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.PaperStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaperStoreTest extends StoreContract {
  private static final String FAMILY = "👩‍👩‍👧 研究 مقالة Erdős";

  @Test
  void aPaperComesBackAsItWasSaved() {
    Paper full =
        paper(1)
            .title(FAMILY)
            .abstractText("Line with 'quotes', \"double\", ; DROP TABLE papers; --")
            .tldr("short")
            .authors(List.of(new Author("Ann O'Hara", "MIT"), new Author("李雷")))
            .categories(List.of("cs.CL", "cs.LG"))
            .keywords(List.of("a, b", "[c]"))
            .published(Instant.parse("1991-08-14T00:00:00.5Z"))
            .version(3)
            .url("https://example.org/x?y=1&z=%20")
            .thumbnail("https://example.org/t.png")
            .organization("Org")
            .comment("12 pages")
            .signals(new Signals(7, 2, "https://code", "https://project"))
            .revised(NOW)
            .trend(new Trend(3, LocalDate.of(2026, 6, 12)))
            .feeds(List.of("huggingface", "arxiv"))
            .tldrOrigin(TldrOrigin.MACHINE)
            .build();
    change(t -> papers.save(t, List.of(new Entry(full, null)), NOW));

    StoredPaper stored = read(t -> papers.find(t, full.id())).orElseThrow();
    assertThat(stored.paper()).isEqualTo(full);
    assertThat(stored.firstSeen()).isEqualTo(NOW);
    assertThat(stored.announced()).isEmpty();
  }

  @Test
  void savingAgainKeepsWhenItWasFirstSeenAndGivesANewRevision() {
    save(paper(1), paper(2));
    long before = read(t -> papers.find(t, id(1))).orElseThrow().revision();
    change(
        t ->
            papers.save(
                t, List.of(new Entry(paper(1).title("Other").build(), NOW)), NOW.plusSeconds(9)));

    StoredPaper stored = read(t -> papers.find(t, id(1))).orElseThrow();
    assertThat(stored.paper().title()).isEqualTo("Other");
    assertThat(stored.firstSeen()).isEqualTo(NOW);
    assertThat(stored.revision()).isGreaterThan(before);
    assertThat((long) read(papers::count)).isEqualTo(2);
  }

  @Test
  void theMostUpvotesThatAPaperHadAreRememberedWhenItHasFewer() {
    for (int upvotes : new int[] {3, 10, 9}) {
      save(paper(1).signals(new Signals(upvotes, 0, "", "")));
    }
    StoredPaper stored = read(t -> papers.find(t, id(1))).orElseThrow();
    assertThat(stored.paper().signals().upvotes()).isEqualTo(9);
    assertThat(stored.mostUpvotes()).isEqualTo(10);
  }

  @Test
  void changesAreReadInTheirOrderPieceByPiece() {
    save(paper(1), paper(2), paper(3));
    save(paper(1).title("changed"));
    List<StoredPaper> first = read(t -> papers.changedAfter(t, 0, 2));
    assertThat(first).extracting(one -> one.paper().id()).containsExactly(id(2), id(3));
    long revision = first.get(1).revision();
    assertThat(list(t -> papers.changedAfter(t, revision, 2)))
        .extracting(one -> one.paper().id())
        .containsExactly(id(1));
    assertThat((long) read(t -> papers.countChangedAfter(t, revision))).isEqualTo(1);
    assertThat((long) read(t -> papers.countChangedAfter(t, 99))).isZero();
  }

  @Test
  void textsThatADatabaseCannotHoldAreMendedAndTheRestIsKept() {
    String half = "a\uD83Db\uDE00c";
    save(
        paper(1)
            .title("nul\0here " + half)
            .abstractText("x".repeat(100_000) + FAMILY)
            .authors(List.of(new Author("Nu\0l " + half))));

    Paper stored = read(t -> papers.find(t, id(1))).orElseThrow().paper();
    assertThat(stored.title()).isEqualTo("nul\uFFFDhere a\uFFFDb\uFFFDc");
    assertThat(stored.abstractText()).hasSize(100_000 + FAMILY.length()).endsWith(FAMILY);
    assertThat(stored.authors()).hasSize(1);
  }

  @Test
  void thousandsOfPapersAreFoundAtOnce() {
    List<Entry> entries =
        IntStream.range(0, 2_000).mapToObj(i -> new Entry(paper(i).build(), NOW)).toList();
    change(t -> papers.save(t, entries, NOW));
    List<PaperId> ids = IntStream.range(0, 2_100).mapToObj(StoreContract::id).toList();
    assertThat(map(t -> papers.find(t, ids))).hasSize(2_000);
    assertThat(map(t -> papers.find(t, List.<PaperId>of()))).isEmpty();
  }

  @Test
  void theLatestPapersAndThoseOfANumberAreFound() {
    save(paper(1), paper(2), paper(10));
    save(paper(1).title("changed"));
    assertThat(list(t -> papers.latest(t, 2)))
        .extracting(stored -> stored.paper().id())
        .containsExactly(id(1), id(10));
    assertThat(list(t -> papers.withArxivNumber(t, "2606.0000", 10)))
        .extracting(stored -> stored.paper().id())
        .containsExactly(id(2), id(1));
    assertThat(list(t -> papers.withArxivNumber(t, "2606", 2))).hasSize(2);
    assertThat(list(t -> papers.withArxivNumber(t, "2607", 2))).isEmpty();
  }

  @Test
  void theFirstAnnouncementSinceATimeIsFound() {
    Instant monthAgo = NOW.minus(Duration.ofDays(30));
    save(paper(1));
    change(t -> papers.save(t, List.of(new Entry(paper(2).build(), monthAgo)), NOW));
    assertThat(found(t -> papers.firstAnnounced(t, Instant.EPOCH))).contains(monthAgo);
    assertThat(found(t -> papers.firstAnnounced(t, NOW.plusSeconds(1)))).isEmpty();
  }
}
