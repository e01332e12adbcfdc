package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.TextAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of a query that may also be said otherwise, and the conditions that hold exactly:
 * everything in quotation marks or of a field, alternatives and exclusions.
 *
 * @param words words, some of them hyphenated, at least one
 * @param conditions the other parts of the query
 */
record PlainWords(List<Expression> words, List<Expression> conditions) {
  private static final String QUOTATION_MARKS = "\"“”„‟«»″＂";

  /** Returns the parts of a query; empty if it has no plain word. */
  static Optional<PlainWords> of(Query query) {
    List<Expression> words = new ArrayList<>();
    List<Expression> conditions = new ArrayList<>();
    // A hyphenated word is parsed as a phrase, and so is a quotation.
    boolean quotes = query.text().chars().anyMatch(each -> QUOTATION_MARKS.indexOf(each) >= 0);
    for (Expression part :
        query.expression() instanceof And and ? and.parts() : List.of(query.expression())) {
      boolean plain =
          part instanceof Word word
              ? word.fields().equals(Expression.TEXT)
              : part instanceof Phrase phrase && !quotes && phrase.fields().equals(Expression.TEXT);
      (plain ? words : conditions).add(part);
    }
    return words.stream().allMatch(PlainWords::isFunctionWord)
        ? Optional.empty()
        : Optional.of(new PlainWords(words, conditions));
  }

  /** Returns the words as a text. */
  String text() {
    return words.stream()
        .map(
            part ->
                part instanceof Word word
                    ? word.folded()
                    : String.join("-", ((Phrase) part).words()))
        .collect(Collectors.joining(" "));
  }

  /** Returns the words without function words. */
  List<Expression> distinctive() {
    return words.stream().filter(word -> !isFunctionWord(word)).toList();
  }

  private static boolean isFunctionWord(Expression part) {
    return part instanceof Word word && TextAnalysis.isFunctionWord(word.folded());
  }
}
