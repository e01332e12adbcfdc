package dev.paperboy.search.index;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A paper with the time by which lists of papers are ordered.
 *
 * @param paper the current state of the paper
 * @param announced when a feed first announced it
 * @param analysis its analysed texts, if they are already available
 */
public record IndexedPaper(Paper paper, Instant announced, Optional<AnalyzedPaper> analysis) {

  /** Creates a paper whose texts are not analysed yet. */
  public IndexedPaper(Paper paper, Instant announced) {
    this(paper, announced, Optional.empty());
  }

  /** Returns the tokens of each text of a field. */
  List<List<Token>> texts(Field field) {
    return analysis
        .map(known -> known.texts(field).stream().map(AnalyzedText::tokens).toList())
        .orElseGet(
            () -> AnalyzedPaper.textsOf(paper, field).stream().map(TextAnalysis::analyze).toList());
  }
}
