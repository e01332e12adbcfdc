package dev.paperboy.ingest.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.SettableClock;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecentAnalysesTest {
  private static final Paper PAPER = Scene.paper("2606.00001", "Diffusion").build();

  private final RecentAnalyses analyses = new RecentAnalyses();

  @Test
  void anAnalysisIsGivenAwayOnce() {
    AnalyzedPaper analysis = AnalyzedPaper.of(PAPER);
    analyses.keep(analysis);
    assertThat(analyses.take(PAPER)).containsSame(analysis);
    assertThat(analyses.take(PAPER)).isEmpty();
  }

  @Test
  void anAnalysisOfAnEarlierStateOfThePaperIsNotUsed() {
    analyses.keep(AnalyzedPaper.of(PAPER));
    assertThat(analyses.take(Scene.paper("2606.00001", "Diffusion, revised").build())).isEmpty();
  }

  @Test
  void whatNobodyAsksForDoesNotPileUp() {
    for (int i = 0; i < 10_000; i++) {
      analyses.keep(AnalyzedPaper.of(Scene.paper("2606.%05d".formatted(i), "Diffusion").build()));
    }
    long kept = 0;
    for (int i = 0; i < 10_000; i++) {
      Paper paper = Scene.paper("2606.%05d".formatted(i), "Diffusion").build();
      kept += analyses.take(paper).isPresent() ? 1 : 0;
    }
    assertThat(kept).isBetween(1L, 300L);
  }

  @Test
  void aPaperIsIndexedByTheAnalysisThatIsThere(@TempDir Path folder) {
    // Of a text that the paper does not have, so that it shows which was used.
    AnalyzedPaper other = AnalyzedPaper.of(Scene.paper("2606.00001", "Mamba").build());
    try (PaperIndex index =
        PaperIndex.open(folder, "mark", SettableClock.at("2026-06-15T00:00:00Z"))) {
      index.add(List.of(new IndexedPaper(PAPER, Instant.EPOCH, Optional.of(other))), 1);
      index.refresh();
      assertThat(found(index, "mamba")).isOne();
      assertThat(found(index, "diffusion")).isZero();
    }
  }

  private static int found(PaperIndex index, String query) {
    return QueryParser.parse(query) instanceof ParseResult.Parsed parsed
        ? index.search(parsed.query(), 0, 10).hits().size()
        : -1;
  }
}
