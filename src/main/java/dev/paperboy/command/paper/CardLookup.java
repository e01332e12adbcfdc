package dev.paperboy.command.paper;

import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.Query;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.search.Hit;
import dev.paperboy.search.HitKind;
import dev.paperboy.store.Database;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.trending.TrendingPaper;
import dev.paperboy.trending.TrendingSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates the cards of papers by id. Thread-safe. */
public final class CardLookup {
  private final Database database;
  private final Topics topics;
  private final CardFactory cardFactory;
  private final PaperStore papers = new PaperStore();

  /** Creates cards of the papers in this database. */
  public CardLookup(Database database, Topics topics, CardFactory cardFactory) {
    this.database = database;
    this.topics = topics;
    this.cardFactory = cardFactory;
  }

  /** Returns the cards of a query's hits, in order, with the words that matched. */
  public List<Card> hits(Query query, List<Hit> hits) {
    Map<PaperId, StoredPaper> known = known(hits.stream().map(Hit::paper).toList());
    List<Card> cards = new ArrayList<>();
    for (Hit hit : hits) {
      StoredPaper stored = known.get(hit.paper());
      if (stored != null) {
        AnalyzedPaper analyzed = AnalyzedPaper.of(stored.paper(), topics);
        cards.add(
            cardFactory
                .of(stored.paper(), evidence(query.expression(), hit.kind(), analyzed), List.of())
                .found(hit.kind().words()));
      }
    }
    return cards;
  }

  /** Returns what matched; of a paper that lacks some words, the others. */
  private static List<Evidence> evidence(Expression query, HitKind kind, AnalyzedPaper paper) {
    boolean partly = kind == HitKind.CLOSE || kind == HitKind.SOME_WORDS;
    return Evaluation.explain(
        partly && query instanceof And and ? new Or(and.parts()) : query, paper);
  }

  /** Returns the cards of hits without matching words, in order. */
  List<Card> hits(List<Hit> hits) {
    return papers(hits.stream().map(Hit::paper).toList());
  }

  /** Returns the cards of the papers of these alerts, in order. */
  public List<Card> alerts(List<Alert> alerts) {
    return papers(alerts.stream().map(Alert::paper).toList());
  }

  /** Returns the cards of trending papers, in order, with the words of the topic that matched. */
  List<Card> trending(TrendingSpan span, Optional<Query> topic, List<TrendingPaper> trending) {
    return trending.stream()
        .map(
            one ->
                cardFactory.ranked(
                    one.paper(),
                    "Rank " + one.rank() + ": " + one.score().words(span),
                    evidence(topic, one.paper())))
        .toList();
  }

  private List<Evidence> evidence(Optional<Query> topic, Paper paper) {
    return topic.isEmpty()
        ? List.of()
        : Evaluation.explain(topic.get().expression(), AnalyzedPaper.of(paper, topics));
  }

  /** Returns the cards of papers, in order; unknown ones are left out. */
  List<Card> papers(List<PaperId> ids) {
    Map<PaperId, StoredPaper> known = known(ids);
    List<Card> cards = new ArrayList<>();
    for (PaperId id : ids) {
      StoredPaper stored = known.get(id);
      if (stored != null) {
        cards.add(cardFactory.of(stored.paper()));
      }
    }
    return cards;
  }

  private Map<PaperId, StoredPaper> known(List<PaperId> ids) {
    return database.read(transaction -> papers.find(transaction, ids));
  }
}
