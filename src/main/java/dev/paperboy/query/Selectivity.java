package dev.paperboy.query;

import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Not;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.analysis.TextAnalysis;

/** Rejects queries that would match nearly every paper. */
final class Selectivity {
  private Selectivity() {}

  static void check(Expression expression, int position, String text) {
    refuse(
        expression,
        position,
        text,
        "only excludes, which would match nearly every paper",
        "this query");
  }

  static void checkBranch(Expression expression, int position, String text) {
    String subject = "the alternative “%s”".formatted(Canonical.write(expression));
    refuse(expression, position, text, "only excludes, so nearly every paper would match", subject);
  }

  static void checkExcluded(Expression expression, int position, String text) {
    String subject = "what is excluded, “%s”,".formatted(Canonical.write(expression));
    refuse(expression, position, text, "itself only excludes; say what you want instead", subject);
  }

  private static void refuse(
      Expression expression, int position, String text, String exclusion, String subject) {
    if (!selects(expression, false)) {
      throw new QueryRefusal(subject + " " + exclusion, position, "");
    }
    if (!selects(expression, true)) {
      String words = Canonical.write(expression);
      throw new QueryRefusal(
          "%s has only words that nearly every text contains; quotation marks make them a phrase"
              .formatted(subject),
          position,
          expression instanceof Word && words.equals(text.strip()) ? "\"" + words + "\"" : "");
    }
  }

  private static boolean selects(Expression expression, boolean strict) {
    if (expression instanceof And and) {
      return and.parts().stream().anyMatch(part -> selects(part, strict));
    }
    if (expression instanceof Or or) {
      return or.parts().stream().allMatch(part -> selects(part, strict));
    }
    if (expression instanceof Word word) {
      return !strict || !TextAnalysis.isFunctionWord(word.folded());
    }
    return !(expression instanceof Not);
  }
}
