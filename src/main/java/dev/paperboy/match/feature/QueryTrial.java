package dev.paperboy.match.feature;

import dev.paperboy.query.Expression;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import java.util.List;

/** How one query is held against one paper. */
public interface QueryTrial {
  /** That of {@link Evaluation}. */
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

  /** Whether a paper is what the query asks for. */
  boolean matches(Expression expression, AnalyzedPaper paper);

  /** Why, in reading order. */
  List<Evidence> explain(Expression expression, AnalyzedPaper paper);
}
