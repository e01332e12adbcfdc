package dev.paperboy.app;

import dev.paperboy.card.Card;
import dev.paperboy.card.MakeCard;
import dev.paperboy.chat.console.PaperCatalog;
import dev.paperboy.command.CardsOf;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.PaperStore;
import java.util.Optional;

/** The papers in the database, for the console's API. */
final class StoredPapers implements PaperCatalog {
  private final Database database;
  private final PaperIndex index;
  private final MakeCard makeCard;
  private final CardsOf cardsOf;
  private final PaperStore papers = new PaperStore();

  StoredPapers(Database database, PaperIndex index, MakeCard makeCard) {
    this.database = database;
    this.index = index;
    this.makeCard = makeCard;
    this.cardsOf = new CardsOf(database, makeCard);
  }

  @Override
  public SearchAnswer search(String query, int limit) {
    ParseResult result = QueryParser.parse(query);
    if (result instanceof ParseResult.Parsed parsed) {
      return new SearchAnswer.Found(
          cardsOf.hits(parsed.query(), index.search(parsed.query(), 0, limit).hits()));
    }
    ParseResult.Mistake mistake = (ParseResult.Mistake) result;
    return new SearchAnswer.Mistaken(mistake.reason(), mistake.position(), mistake.suggestion());
  }

  @Override
  public Optional<Card> paper(String spelling) {
    return PaperId.parse(spelling)
        .flatMap(id -> database.read(transaction -> papers.find(transaction, id)))
        .map(stored -> makeCard.of(stored.paper()));
  }
}
