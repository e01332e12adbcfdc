package dev.paperboy.command.paper;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.Paging;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchOutcome;
import dev.paperboy.search.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code search}: ranked search over all known papers. */
public final class SearchCommand implements Command {
  private static final int PAGE = 5;

  private final PaperIndex index;
  private final CardLookup cardsOf;

  public SearchCommand(PaperIndex index, CardLookup cardsOf) {
    this.index = index;
    this.cardsOf = cardsOf;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String usage() {
    return "search QUERY [sort:newest|upvotes] [page N]";
  }

  @Override
  public String purpose() {
    return "search all papers seen";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("query", Kind.QUERY, "what to look for"),
        SortOption.field(),
        Paging.field());
  }

  @Override
  public Map<String, String> read(String typed) {
    return SortOption.read(Paging.read(typed, "query"), "query");
  }

  @Override
  public Reply run(Call call) {
    String query = call.field("query");
    Optional<Reply> unsorted = SortOption.mistake(query);
    if (unsorted.isPresent()) {
      return unsorted.get();
    }
    ParseResult result = QueryParser.parseNew(query);
    return result instanceof ParseResult.Parsed parsed
        ? answer(parsed.query(), SortOption.order(call), Paging.page(call))
        : mistaken(query, (ParseResult.Mistake) result);
  }

  /** Returns an error; if the input names one paper, with actions that lead to it. */
  private static Reply mistaken(String query, ParseResult.Mistake mistake) {
    List<Action> actions =
        PaperFinder.id(query).stream()
            .flatMap(
                id ->
                    Stream.of(
                        new Action("Show", Invocation.show(id)),
                        new Action("Similar", Invocation.similar(id))))
            .toList();
    return new Reply(true, Wording.mistake(query, mistake), List.of(), actions);
  }

  private Reply answer(Query query, HitOrder order, int number) {
    int first = (number - 1) * PAGE;
    SearchOutcome answer = index.answer(query, order, first, PAGE);
    SearchPage page = answer.page();
    boolean more =
        !page.hits().isEmpty() && (!page.exact() || first + page.hits().size() < page.all());
    // The next page is one of the query that was searched, which may differ from the typed one.
    Invocation again =
        Invocation.of("search")
            .with("query", answer.query().text())
            .with("sort", SortOption.typed(order));
    List<Action> actions =
        new ArrayList<>(Paging.actions(again, number, !page.hits().isEmpty(), more));
    if (!answer.didYouMean().isEmpty()) {
      actions.add(
          new Action("Search that", Invocation.of("search").with("query", answer.didYouMean())));
    }
    String reading = text(query, answer);
    return new Reply(
        true,
        reading
            + heading(page, order, number, more, again, reading.isEmpty())
            + Wording.building(index),
        cardsOf.hits(answer.query(), page.hits()),
        actions);
  }

  /** Returns how the query was interpreted, if that is worth saying. */
  private static String text(Query query, SearchOutcome answer) {
    String typed = Wording.typed(query.text());
    return switch (answer.reading()) {
      case AS_ASKED ->
          answer.page().all() == 0
              ? "No paper seen so far matches "
                  + typed
                  + ". Try fewer words, OR between them, or a prefix like `quantiz*`."
              : answer.didYouMean().isEmpty()
                  ? ""
                  : "Did you mean " + Wording.typed(answer.didYouMean()) + "? ";
      case RESPELT ->
          "No paper seen so far matches "
              + typed
              + ". Results for "
              + Wording.typed(answer.query().text())
              + ": ";
      case CLOSE ->
          "No paper seen so far says all of "
              + typed
              + (query.text().equals(answer.query().text())
                  ? ""
                  : ", nor of " + Wording.typed(answer.query().text()))
              + ". These are close in meaning or have some of the words: ";
      case SOME_WORDS ->
          "No paper seen so far matches " + typed + ". These contain some of the words: ";
    };
  }

  /**
   * Returns the total number of hits and the range shown; empty if there are none.
   *
   * @param begins whether it is the beginning of the text
   */
  private static String heading(
      SearchPage page, HitOrder order, int number, boolean more, Invocation again, boolean begins) {
    if (page.hits().isEmpty()) {
      return page.all() == 0 ? "" : "There is no such page.";
    }
    String found = Wording.found(page);
    String total = begins ? Character.toUpperCase(found.charAt(0)) + found.substring(1) : found;
    if (number == 1 && !more) {
      return total + ".";
    }
    long first = (number - 1L) * PAGE;
    return total
        + ", "
        + SortOption.inWords(order)
        + " "
        + (first + 1)
        + " to "
        + (first + page.hits().size())
        + "."
        + (more ? " More: " + Paging.typed(again, number + 1) : "");
  }
}
