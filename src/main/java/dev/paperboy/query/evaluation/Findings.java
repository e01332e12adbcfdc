package dev.paperboy.query.evaluation;

import dev.paperboy.query.Canonical;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.About;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.analysis.AnalyzedPaper;
import java.util.ArrayList;
import java.util.List;

/** Describes part by part how a query evaluates on a paper, briefly even for large queries. */
final class Findings {
  private static final int MOST = 5;

  private Findings() {}

  static Finding of(Expression expression, AnalyzedPaper paper) {
    List<String> met = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Expression part : parts(expression)) {
      if (Evaluation.matches(part, paper)) {
        met.add(met(part, paper));
      } else {
        missed.add(String.join(" and ", MissingParts.from(part, paper)));
      }
    }
    return new Finding(Evaluation.matches(expression, paper), few(met), few(missed));
  }

  private static List<Expression> parts(Expression expression) {
    if (expression instanceof Or or) {
      return or.parts();
    }
    return expression instanceof And and ? and.parts() : List.of(expression);
  }

  private static String met(Expression part, AnalyzedPaper paper) {
    if (part instanceof Not not) {
      return "without " + Canonical.write(not.part());
    }
    if (part instanceof And and) {
      return joined(and.parts(), " and ", paper);
    }
    return part instanceof Or or
        ? joined(
            or.parts().stream().filter(one -> Evaluation.matches(one, paper)).toList(),
            " or ",
            paper)
        : value(part, Evaluation.explain(part, paper).get(0));
  }

  private static String joined(List<Expression> parts, String between, AnalyzedPaper paper) {
    return String.join(between, few(parts.stream().map(part -> met(part, paper)).toList()));
  }

  private static String value(Expression part, Evidence evidence) {
    if (part instanceof About) {
      return evidence.inWords();
    }
    return Evaluation.fields(part).isEmpty()
        ? evidence.place() + " " + evidence.words()
        : "“" + evidence.words() + "” in the " + evidence.placeInWords();
  }

  /** Returns the first few, and the number of further ones. */
  static List<String> few(List<String> all) {
    if (all.size() <= MOST + 1) {
      return all;
    }
    List<String> few = new ArrayList<>(all.subList(0, MOST));
    few.add((all.size() - MOST) + " more");
    return few;
  }
}
