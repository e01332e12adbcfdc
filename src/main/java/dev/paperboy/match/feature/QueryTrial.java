package dev.paperboy.match.feature;

import dev.paperboy.query.Expression;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import java.util.List;

/** Evaluates one query on one paper. */
public interface QueryTrial {
  /** The evaluation by {@link Evaluation}. */
  QueryTrial PLAIN =
      new QueryTrial() {
        @Override
        public boolean matches(Expression expression, AnalyzedPaper paper) {
          return Evaluation.matches(expression, paper);
        }

        @Override
        public List<Evidence> explain(Expression expression, AnalyzedPaper paper) {
          return Evaluation.explain(expression, paper);
        }
      };

  /** Returns whether a paper matches the query. */
  boolean matches(Expression expression, AnalyzedPaper paper);

  /** Returns the reasons of a match, in reading order. */
  List<Evidence> explain(Expression expression, AnalyzedPaper paper);
}
