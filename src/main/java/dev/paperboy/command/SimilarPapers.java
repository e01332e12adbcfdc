package dev.paperboy.command;

import dev.paperboy.card.Card;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.PaperIndex;
import java.util.List;
import java.util.Optional;

/** {@code similar}: papers like one. */
final class SimilarPapers implements Command {
  private static final int SHOWN = 5;

  private final FindPaper findPaper;
  private final PaperIndex index;
  private final CardsOf cardsOf;

  SimilarPapers(FindPaper findPaper, PaperIndex index, CardsOf cardsOf) {
    this.findPaper = findPaper;
    this.index = index;
    this.cardsOf = cardsOf;
  }

  @Override
  public String name() {
    return "similar";
  }

  @Override
  public String usage() {
    return "similar PAPER";
  }

  @Override
  public String purpose() {
    return "papers like this one";
  }

  @Override
  public Reply run(Call call) {
    Optional<PaperId> id = FindPaper.id(call.arguments());
    if (id.isEmpty()) {
      return FindPaper.notAPaper(call.arguments());
    }
    FindPaper.Result result = findPaper.anywhere(id.get());
    if (result instanceof FindPaper.Result.Found found) {
      List<Card> cards = cardsOf.hits(index.similar(found.paper(), SHOWN));
      String title = "“" + Wording.inert(found.paper().title()) + "”";
      return new Reply(
          true,
          cards.isEmpty() ? "Nothing seen so far is like " + title + "." : "Like " + title + ":",
          cards);
    }
    return Reply.quietly(((FindPaper.Result.NotFound) result).reason());
  }
}
