package dev.paperboy.command;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchPage;

/** {@code search}: ranked search over everything seen. */
final class SearchPapers implements Command {
  private static final int PAGE = 5;

  private final PaperIndex index;
  private final CardsOf cardsOf;

  SearchPapers(PaperIndex index, CardsOf cardsOf) {
    this.index = index;
    this.cardsOf = cardsOf;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String usage() {
    return "search QUERY [page N]";
  }

  @Override
  public String purpose() {
    return "search all papers seen";
  }

  @Override
  public Reply run(Call call) {
    Paging paging = Paging.of(call.arguments());
    ParseResult result = QueryParser.parse(paging.rest());
    if (result instanceof ParseResult.Parsed parsed) {
      int first = (paging.page() - 1) * PAGE;
      SearchPage page = index.search(parsed.query(), first, PAGE);
      return new Reply(true, text(paging, page, first), cardsOf.hits(parsed.query(), page.hits()));
    }
    return Reply.quietly(Wording.mistake(paging.rest(), (ParseResult.Mistake) result));
  }

  private static String text(Paging paging, SearchPage page, int first) {
    if (page.hits().isEmpty()) {
      return page.total() == 0
          ? "No paper seen so far matches "
              + Wording.typed(paging.rest())
              + ". Fewer words, OR between them, or an ending like `quantiz*` find more."
          : "There is no such page.";
    }
    String total = (page.exact() ? "" : "more than ") + Wording.count(page.total(), "paper");
    long last = first + (long) page.hits().size();
    String more =
        last < page.total()
            ? " More: "
                + Wording.typed("/papers search " + paging.rest() + " page " + (paging.page() + 1))
            : "";
    if (first == 0 && last >= page.total()) {
      return total + ".";
    }
    return total + ", the best " + (first + 1) + " to " + last + "." + more;
  }
}
