package dev.paperboy.command.paper;

import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.search.Hit;
import dev.paperboy.search.PaperIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code similar}: lists papers similar to one. */
public final class SimilarCommand implements Command {
  private static final int SHOWN = 5;

  /** The maximum page; later papers are hardly similar. */
  private static final int DEEPEST = 9;

  private final PaperFinder paperFinder;
  private final PaperIndex index;
  private final CardLookup cardsOf;

  public SimilarCommand(PaperFinder paperFinder, PaperIndex index, CardLookup cardsOf) {
    this.paperFinder = paperFinder;
    this.index = index;
    this.cardsOf = cardsOf;
  }

  @Override
  public String name() {
    return "similar";
  }

  @Override
  public String usage() {
    return "similar PAPER [page N]";
  }

  @Override
  public String purpose() {
    return "papers like this one";
  }

  @Override
  public List<Field> fields() {
    return List.of(Field.required("paper", Kind.PAPER, PaperFinder.SPELLINGS), Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    return Paging.read(typed, "paper");
  }

  @Override
  public Reply run(Call call) {
    Optional<PaperId> id = paperFinder.named(call.field("paper"));
    if (id.isEmpty()) {
      return PaperFinder.notAPaper(call.field("paper"));
    }
    PaperFinder.Result result = paperFinder.anywhere(id.get());
    if (result instanceof PaperFinder.Result.Found found) {
      return page(found.paper(), Paging.page(call));
    }
    return Reply.quietly(((PaperFinder.Result.NotFound) result).reason());
  }

  private Reply page(Paper paper, int page) {
    int passed = Math.min(page - 1, DEEPEST) * SHOWN;
    List<Hit> hits = index.similar(paper, passed + SHOWN + 1);
    List<Card> cards = cardsOf.hits(hits.stream().skip(passed).limit(SHOWN).toList());
    String title = "“" + Wording.inert(paper.title()) + "”";
    return new Reply(
        true,
        (cards.isEmpty()
                ? "Nothing "
                    + (page > 1 ? "more " : "seen so far ")
                    + "is similar to "
                    + title
                    + "."
                : "Similar to " + title + ":")
            + Wording.building(index),
        cards,
        Paging.actions(
            Invocation.similar(paper.id()),
            page,
            !cards.isEmpty(),
            page < DEEPEST && hits.size() > passed + SHOWN));
  }
}
