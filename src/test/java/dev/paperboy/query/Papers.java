package dev.paperboy.query;

import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Small papers for tests. */
public final class Papers {
  private Papers() {}

  public static PaperBuilder paper(String title) {
    return Paper.builder(
        PaperId.of("arxiv:2606.00001"), title, Instant.parse("2025-12-31T23:59:59Z"));
  }

  /** A paper with this title, which may have markup, as it is stored. */
  static AnalyzedPaper titled(String title) {
    return AnalyzedPaper.of(PaperText.readable(paper(title).build()));
  }

  static AnalyzedPaper by(String... authors) {
    return AnalyzedPaper.of(
        PaperText.readable(
            paper("A voyage").authors(Arrays.stream(authors).map(Author::new).toList()).build()));
  }

  public static AnalyzedPaper full() {
    return AnalyzedPaper.of(
        paper("Charting harbours with boats")
            .tldr("A fleet of small boats maps harbours.")
            .abstractText("We survey harbours. Maps are drawn by sailors; tides are ignored.")
            .authors(List.of(new Author("Ada Q. Ferry", "Tide Institute")))
            .categories(List.of("cs.CL", "stat.ML"))
            .feeds(List.of("arxiv-cs.CL", "huggingface"))
            .signals(new Signals(12, 1, "https://example.org/code", ""))
            .build());
  }

  public static Expression expression(String query) {
    ParseResult result = QueryParser.parse(query);
    if (result instanceof ParseResult.Parsed parsed) {
      return parsed.query().expression();
    }
    throw new AssertionError("not understood: " + query + " " + result);
  }

  static boolean matches(String query, AnalyzedPaper paper) {
    return Evaluation.matches(expression(query), paper);
  }
}
