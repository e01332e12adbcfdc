package dev.paperboy.command.paper;

import dev.paperboy.command.Wording;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes which words made papers match. */
public final class MatchedWords {
  private static final int TOLD = 3;

  /** Places of evidence that no words are found at. */
  private static final Set<String> VALUES = Set.of("trending", "about");

  private MatchedWords() {}

  /**
   * Returns the most frequent matching words of these papers, as a sentence; empty if all have the
   * same.
   */
  public static String sentence(Query query, Collection<Paper> papers, Topics topics) {
    Map<String, Long> counts = new HashMap<>();
    for (Paper paper : papers) {
      Evaluation.explain(query.expression(), AnalyzedPaper.of(paper, topics)).stream()
          .filter(evidence -> !VALUES.contains(evidence.place()))
          .map(Evidence::words)
          .map(words -> words.toLowerCase(Locale.ROOT))
          .distinct()
          .forEach(words -> counts.merge(words, 1L, Long::sum));
    }
    List<Map.Entry<String, Long>> most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(TOLD)
            .toList();
    if (most.stream().allMatch(entry -> entry.getValue() == papers.size())) {
      return "";
    }
    return "Words that matched most: "
        + most.stream()
            .map(entry -> "“" + Wording.inert(entry.getKey()) + "” " + entry.getValue())
            .collect(Collectors.joining(", "))
        + ".";
  }
}
