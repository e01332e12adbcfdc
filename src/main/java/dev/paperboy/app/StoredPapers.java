package dev.paperboy.app;

import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.command.paper.CardLookup;
import dev.paperboy.meaning.Topics;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchOutcome;
import dev.paperboy.search.facet.Narrowing;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import java.util.List;
import java.util.Optional;

/** The papers in the database, for the console's API. */
public final class StoredPapers implements PaperCatalog {
  private final Database database;
  private final PaperIndex index;
  private final CardFactory cardFactory;
  private final CardLookup cardsOf;
  private final PaperStore papers = new PaperStore();

  public StoredPapers(Database database, PaperIndex index, Topics topics, CardFactory cardFactory) {
    this.database = database;
    this.index = index;
    this.cardFactory = cardFactory;
    this.cardsOf = new CardLookup(database, topics, cardFactory);
  }

  @Override
  public SearchAnswer search(String query, Sort sort, int limit) {
    ParseResult result = QueryParser.parseNew(query);
    if (result instanceof ParseResult.Parsed parsed) {
      SearchOutcome answer = index.answer(parsed.query(), HitOrder.valueOf(sort.name()), 0, limit);
      return new SearchAnswer.Found(
          cardsOf.hits(answer.query(), answer.page().hits()),
          answer.query().text(),
          answer.page().total(),
          answer.page().exact(),
          answer.page().close(),
          answer.didYouMean());
    }
    ParseResult.Mistake mistake = (ParseResult.Mistake) result;
    return new SearchAnswer.Mistaken(mistake.reason(), mistake.position(), mistake.suggestion());
  }

  @Override
  public Facets facets(String query) {
    if (!(QueryParser.parseNew(query) instanceof ParseResult.Parsed parsed)) {
      return new Facets(List.of(), List.of(), List.of(), true);
    }
    Narrowing narrowing = Narrowing.of(parsed.query(), index.facets(parsed.query()));
    return new Facets(
        facets(narrowing.sources()),
        facets(narrowing.categories()),
        facets(narrowing.months()),
        narrowing.exact());
  }

  private static List<Facet> facets(List<Narrowing.Way> ways) {
    return ways.stream().map(way -> new Facet(way.value(), way.papers(), way.query())).toList();
  }

  @Override
  public Optional<Card> paper(String spelling) {
    return database
        .read(transaction -> papers.named(transaction, spelling))
        .map(stored -> cardFactory.of(stored.paper()));
  }
}
