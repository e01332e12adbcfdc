package dev.paperboy.bench;

import dev.paperboy.bench.RelevanceBenchmark.Ranks;
import dev.paperboy.bench.RelevanceJudgements.Judged;
import dev.paperboy.paper.PaperId;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** How good rankings are, from 0 to 1. */
final class Relevance {
  private static final int CUT = 10;

  private Relevance() {}

  /** Mean reciprocal rank: 1 where the wanted paper always stands first. */
  static double reciprocalRank(List<Judged> queries, Ranks ranks) throws IOException {
    double sum = 0;
    for (Judged query : queries) {
      List<PaperId> ranked = ranks.of(query.query());
      for (int i = 0; i < ranked.size(); i++) {
        if (query.relevant().contains(ranked.get(i))) {
          sum += 1.0 / (i + 1);
          break;
        }
      }
    }
    return sum / queries.size();
  }

  /** Mean normalized discounted cumulative gain of the first ten that were judged. */
  static double gain(List<Judged> queries, Ranks ranks) throws IOException {
    double sum = 0;
    for (Judged query : queries) {
      sum += gain(ranks.of(query.query()), query.relevant(), query.judged());
    }
    return sum / queries.size();
  }

  /** The same of one ranking. */
  static double gain(List<PaperId> ranked, Set<PaperId> relevant, Set<PaperId> judged) {
    double gained = 0;
    int place = 0;
    for (PaperId paper : ranked) {
      if (judged.contains(paper) && place < CUT) {
        gained += relevant.contains(paper) ? discount(place) : 0;
        place++;
      }
    }
    double ideal = 0;
    for (int i = 0; i < Math.min(CUT, relevant.size()); i++) {
      ideal += discount(i);
    }
    return gained / ideal;
  }

  private static double discount(int place) {
    return Math.log(2) / Math.log(place + 2.0);
  }
}
