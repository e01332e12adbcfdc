package dev.paperboy.bench;

import dev.paperboy.match.feature.TermFrequencies;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The same queries in Lucene's monitor, where both languages coincide: words, phrases of two words,
 * beginnings, categories, AND, OR, NOT. It gets the terms of the same analysis; beginnings are
 * terms of their own, so that its presearcher can filter by them, and it is told how common terms
 * are, so that it filters by the rarest. Each query is registered once, whatever the number of its
 * subscribers.
 */
public final class MonitorAnchor implements AutoCloseable {
  private static final int GAP = 100;
  private static final int BATCH = 5000;

  private final Monitor monitor;
  private final Set<Integer> beginnings = new TreeSet<>();

  /** No queries yet. */
  public MonitorAnchor(TermFrequencies frequencies) throws IOException {
    TermWeightor rarestFirst = term -> 1.0 / (1 + papers(term, frequencies));
    monitor =
        new Monitor(
            new KeywordAnalyzer(),
            new TermFilteredPresearcher(rarestFirst, List.of(), Set.of()),
            new MonitorConfiguration().setQueryUpdateBufferSize(BATCH));
  }

  /** In how many papers a term is thought to be, as our own index thinks. */
  private static int papers(Term term, TermFrequencies frequencies) {
    return switch (term.field()) {
      case "term" -> frequencies.of(term.text());
      case "beginning" -> frequencies.papers() >> (Math.min(term.text().length(), 10) / 2);
      default -> frequencies.papers() / 16;
    };
  }

  /** Registers queries by name; those that Lucene cannot express must not be among them. */
  public void register(Map<String, Expression> queries) throws IOException {
    List<MonitorQuery> batch = new ArrayList<>();
    for (Map.Entry<String, Expression> entry : queries.entrySet()) {
      batch.add(new MonitorQuery(entry.getKey(), translate(entry.getValue()).orElseThrow()));
      if (batch.size() == BATCH) {
        monitor.register(batch);
        batch.clear();
      }
    }
    monitor.register(batch);
  }

  /** Takes a query away. */
  public void remove(String name) throws IOException {
    monitor.deleteById(name);
  }

  /** Hands over the names of the queries that match. */
  public void match(AnalyzedPaper paper, Consumer<String> matching) throws IOException {
    for (QueryMatch match :
        monitor.match(document(paper), QueryMatch.SIMPLE_MATCHER).getMatches()) {
      matching.accept(match.getQueryId());
    }
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }

  /** The query in Lucene's terms; empty where the languages part. */
  public Optional<Query> translate(Expression expression) {
    if (expression instanceof Expression.And and) {
      return all(and.parts());
    }
    if (expression instanceof Expression.Or or) {
      return any(or.parts().stream().map(this::translate).toList());
    }
    if (expression instanceof Expression.Word word && word.fields().equals(Expression.TEXT)) {
      return any(word.terms().stream().map(term -> Optional.of(term("term", term))).toList());
    }
    if (expression instanceof Expression.Phrase phrase
        && phrase.fields().equals(Expression.TEXT)
        && phrase.words().size() == 2) {
      return Optional.of(phrase(phrase));
    }
    if (expression instanceof Expression.Prefix prefix && prefix.fields().equals(Expression.TEXT)) {
      beginnings.add(prefix.start().length());
      return Optional.of(term("beginning", prefix.start()));
    }
    if (expression instanceof Expression.Category category && !category.prefix()) {
      return Optional.of(term("category", category.start()));
    }
    return Optional.empty();
  }

  private Optional<Query> all(List<Expression> parts) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean excludesOnly = true;
    for (Expression part : parts) {
      boolean excluded = part instanceof Expression.Not;
      Optional<Query> translated =
          translate(part instanceof Expression.Not not ? not.part() : part);
      if (translated.isEmpty()) {
        return Optional.empty();
      }
      query.add(translated.get(), excluded ? Occur.MUST_NOT : Occur.FILTER);
      excludesOnly &= excluded;
    }
    if (excludesOnly) {
      query.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return Optional.of(query.build());
  }

  private static Optional<Query> any(List<Optional<Query>> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Optional<Query> part : parts) {
      if (part.isEmpty()) {
        return Optional.empty();
      }
      query.add(part.get(), Occur.SHOULD);
    }
    return Optional.of(query.build());
  }

  private static Query phrase(Expression.Phrase phrase) {
    PhraseQuery.Builder apart = new PhraseQuery.Builder();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Expression.Step step : phrase.steps()) {
      if (step.count() == 1) {
        apart.add(new Term("term", step.term()), step.from());
      } else {
        query.add(term("term", step.term()), Occur.SHOULD);
      }
    }
    return query.add(apart.build(), Occur.SHOULD).build();
  }

  private static Query term(String field, String text) {
    return new TermQuery(new Term(field, text));
  }

  private Document document(AnalyzedPaper paper) {
    List<Placed> terms = new ArrayList<>();
    Set<String> starts = new TreeSet<>();
    int position = 0;
    for (Field field : List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT)) {
      for (AnalyzedText text : paper.texts(field)) {
        for (Token token : text.tokens()) {
          terms.add(new Placed(token.term(), position + token.position()));
          for (int length : beginnings) {
            if (!token.isOpen() && length <= token.folded().length()) {
              starts.add(token.folded().substring(0, length));
            }
          }
        }
        position += text.words() + GAP;
      }
    }
    Document document = new Document();
    document.add(new TextField("term", new PlacedTerms(terms)));
    document.add(
        new TextField(
            "beginning", new PlacedTerms(starts.stream().map(s -> new Placed(s, 0)).toList())));
    document.add(
        new TextField(
            "category",
            new PlacedTerms(
                paper.paper().categories().stream()
                    .map(each -> new Placed(each.toLowerCase(Locale.ROOT), 0))
                    .toList())));
    return document;
  }

  private record Placed(String term, int position) {}

  /** Terms that were found before. */
  private static final class PlacedTerms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Placed> all;
    private Iterator<Placed> left;
    private int position;

    PlacedTerms(List<Placed> all) {
      this.all = all;
      this.left = all.iterator();
    }

    @Override
    public void reset() {
      try {
        super.reset();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      left = all.iterator();
      position = -1;
    }

    @Override
    public boolean incrementToken() {
      if (!left.hasNext()) {
        return false;
      }
      Placed next = left.next();
      clearAttributes();
      term.append(next.term());
      step.setPositionIncrement(next.position() - position);
      position = next.position();
      return true;
    }
  }
}
