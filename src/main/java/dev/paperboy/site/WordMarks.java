package dev.paperboy.site;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Exact;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Prefix;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.site.page.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Marks the words of a query in texts that a page shows. Evaluating the query would analyse whole
 * abstracts, of which a list shows only the beginning.
 */
final class WordMarks {
  /** Marks nothing. */
  static final WordMarks NONE = new WordMarks();

  private final Set<String> terms = new HashSet<>();
  private final Set<String> surfaces = new HashSet<>();
  private final List<String> prefixes = new ArrayList<>();

  private WordMarks() {}

  /** Returns the marks of a query's words, except excluded ones. */
  static WordMarks of(Query query) {
    WordMarks marks = new WordMarks();
    marks.collect(query.expression());
    return marks;
  }

  private void collect(Expression expression) {
    if (expression instanceof And and) {
      and.parts().forEach(this::collect);
    } else if (expression instanceof Or or) {
      or.parts().forEach(this::collect);
    } else if (expression instanceof Word word) {
      terms.addAll(word.terms());
    } else if (expression instanceof Phrase phrase) {
      addWords(phrase.words());
      phrase.steps().forEach(step -> addTerm(step.term(), step.count()));
    } else if (expression instanceof Near near) {
      addWords(near.words());
      near.readings().forEach(terms::addAll);
    } else if (expression instanceof Prefix prefix) {
      prefixes.add(prefix.start());
    } else if (expression instanceof Exact exact) {
      surfaces.addAll(exact.forms());
    }
  }

  /** Adds the words of a quotation but function words, which stand everywhere. */
  private void addWords(List<String> words) {
    words.stream()
        .filter(word -> words.size() == 1 || !TextAnalysis.isFunctionWord(word))
        .map(TextAnalysis::term)
        .forEach(terms::add);
  }

  private void addTerm(String term, int words) {
    if (words > 1) {
      terms.add(term);
    }
  }

  /** Returns the parts of a text, of which the words are marked. */
  List<Passage> in(String text) {
    List<Passage> parts = new ArrayList<>();
    int at = 0;
    int from = -1;
    int until = -1;
    List<Token> tokens = this == NONE ? List.of() : TextAnalysis.analyze(text);
    for (Token token : tokens) {
      if (!isMarked(token)) {
        continue;
      }
      // Neighbours are marked as one.
      boolean next = from >= 0 && token.start() <= until + 1;
      if (!next) {
        at = add(parts, text, at, from, until);
        from = token.start();
        until = token.end();
      }
      until = Math.max(until, token.end());
    }
    at = add(parts, text, at, from, until);
    if (at < text.length()) {
      parts.add(new Passage(text.substring(at), false));
    }
    return parts;
  }

  private static int add(List<Passage> parts, String text, int at, int from, int until) {
    if (from < 0) {
      return at;
    }
    if (from > at) {
      parts.add(new Passage(text.substring(at, from), false));
    }
    parts.add(new Passage(text.substring(from, until), true));
    return until;
  }

  private boolean isMarked(Token token) {
    return terms.contains(token.term())
        || surfaces.contains(token.surface())
        || (!token.isOpen() && prefixes.stream().anyMatch(token.folded()::startsWith));
  }
}
