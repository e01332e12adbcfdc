package dev.paperboy.command;

import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchPage;
import java.util.List;
import java.util.Map;

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
  public List<Field> fields() {
    return List.of(Field.required("query", Kind.QUERY, "what to look for"), Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    return Paging.read(typed, "query");
  }

  @Override
  public Reply run(Call call) {
    String query = call.field("query");
    int number = Paging.page(call);
    ParseResult result = QueryParser.parse(query);
    if (result instanceof ParseResult.Parsed parsed) {
      int first = (number - 1) * PAGE;
      SearchPage page = index.search(parsed.query(), first, PAGE);
      boolean more = !page.hits().isEmpty() && first + page.hits().size() < page.total();
      return new Reply(
          true,
          text(query, number, page, more),
          cardsOf.hits(parsed.query(), page.hits()),
          Paging.actions("search " + query, number, more));
    }
    return Reply.quietly(Wording.mistake(query, (ParseResult.Mistake) result));
  }

  private static String text(String query, int number, SearchPage page, boolean more) {
    if (page.hits().isEmpty()) {
      return page.total() == 0
          ? "No paper seen so far matches "
              + Wording.typed(query)
              + ". Fewer words, OR between them, or an ending like `quantiz*` find more."
          : "There is no such page.";
    }
    String total = (page.exact() ? "" : "more than ") + Wording.count(page.total(), "paper");
    if (number == 1 && !more) {
      return total + ".";
    }
    long first = (number - 1L) * PAGE;
    return total
        + ", the best "
        + (first + 1)
        + " to "
        + (first + page.hits().size())
        + "."
        + (more
            ? " More: " + Wording.typed("/papers search " + query + " page " + (number + 1))
            : "");
  }
}
