package dev.paperboy.search;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Author;
import dev.paperboy.query.Expression.Near;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Expression.Phrase;
import dev.paperboy.query.Expression.Word;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.index.PaperDocument;
import dev.paperboy.search.index.TermForm;
import dev.paperboy.search.index.Vocabulary;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/** Corrects words of a query that no paper contains, treating them as typing errors. */
final class Respelling {
  /** A word in at least this many papers is not a typing error. */
  private static final int RARE = 3;

  /**
   * The maximum number of words to correct; a query with more unknown words is probably in another
   * language.
   */
  private static final int MOST = 4;

  private final IndexReader reader;
  private final RankedSearch search;
  private final Vocabulary vocabulary;

  Respelling(IndexReader reader, RankedSearch search) {
    this.reader = reader;
    this.search = search;
    this.vocabulary = new Vocabulary(reader);
  }

  /** A word of a query, and the field of the index in which to find similar words. */
  private record Asked(String word, String field) {}

  /**
   * Returns the query with each word that no paper contains replaced; empty if there is no such
   * word, or no similar one.
   */
  Optional<Query> ofUnknownWords(Query query) throws IOException {
    return respelt(query, 0);
  }

  /**
   * Returns the query with each word that hardly any paper contains replaced by a similar one that
   * many papers contain.
   */
  Optional<Query> ofRareWords(Query query) throws IOException {
    return respelt(query, RARE);
  }

  private Optional<Query> respelt(Query query, int rare) throws IOException {
    Set<Asked> asked = new LinkedHashSet<>();
    collect(query.expression(), asked);
    Optional<Query> best = Optional.empty();
    Query current = query;
    int words = 0;
    for (Asked one : asked) {
      if (papers(one) <= rare && words++ < MOST) {
        Optional<Query> better = replaced(current, one);
        current = better.orElse(current);
        best = better.isPresent() ? better : best;
      }
    }
    return best;
  }

  /**
   * Returns the first of the likely spellings with which something is found, or the most likely one
   * if there is none.
   */
  private Optional<Query> replaced(Query query, Asked asked) throws IOException {
    Optional<Query> likeliest = Optional.empty();
    for (String like : vocabulary.likes(asked.field(), asked.word())) {
      Optional<Query> other = replaced(query, asked.word(), like);
      if (other.isPresent() && search.found(other.get()) > 0) {
        return other;
      }
      likeliest = likeliest.isPresent() ? likeliest : other;
    }
    return likeliest;
  }

  private static Optional<Query> replaced(Query query, String word, String like) {
    StringBuilder text = new StringBuilder(query.text());
    List<Token> tokens = TextAnalysis.words(query.text());
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).folded().equals(word)) {
        text.replace(tokens.get(i).start(), tokens.get(i).end(), like);
      }
    }
    return QueryParser.parse(text.toString()) instanceof ParseResult.Parsed parsed
            && !parsed.query().text().equals(query.text())
        ? Optional.of(parsed.query())
        : Optional.empty();
  }

  private int papers(Asked asked) throws IOException {
    return asked.field().equals(PaperDocument.WORDS)
        ? reader.docFreq(
            new Term(PaperDocument.TEXT, TermForm.limited(TextAnalysis.term(asked.word()))))
        : reader.docFreq(new Term(asked.field(), TermForm.limited(asked.word())));
  }

  private static void collect(Expression expression, Set<Asked> words) {
    if (expression instanceof And and) {
      and.parts().forEach(part -> collect(part, words));
    } else if (expression instanceof Or or) {
      or.parts().forEach(part -> collect(part, words));
    } else if (expression instanceof Word word) {
      words.add(new Asked(word.folded(), PaperDocument.WORDS));
    } else if (expression instanceof Phrase phrase) {
      phrase.words().forEach(word -> words.add(new Asked(word, PaperDocument.WORDS)));
    } else if (expression instanceof Near near) {
      near.words().forEach(word -> words.add(new Asked(word, PaperDocument.WORDS)));
    } else if (expression instanceof Author author) {
      author.parts().stream()
          .filter(part -> part.length() > 1)
          .forEach(part -> words.add(new Asked(part, PaperDocument.NAME_WORDS)));
    }
  }
}
