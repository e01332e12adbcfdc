package dev.paperboy.match.feature;

import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.Evaluation;
import dev.paperboy.query.Evidence;
import dev.paperboy.query.Expression;
import java.util.List;

/** How one query is held against one paper. */
public interface Judgement {
  /** That of {@link Evaluation}. */
  Judgement PLAIN =
      new Judgement() {
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
