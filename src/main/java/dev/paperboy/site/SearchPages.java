package dev.paperboy.site;

import dev.paperboy.card.CardFactory;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Wording;
import dev.paperboy.command.paper.SortOption;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.search.HitOrder;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.SearchOutcome;
import dev.paperboy.search.SearchPage;
import dev.paperboy.search.facet.Narrowing;
import dev.paperboy.site.page.Link;
import dev.paperboy.site.page.SearchResultPage;
import dev.paperboy.site.page.SearchResultPage.Facet;
import dev.paperboy.site.page.SearchResultPage.Mistake;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import dev.paperboy.web.PageFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes the pages of searches. Thread-safe. */
final class SearchPages {
  static final int PAGE = 20;
  private static final int WAYS = 8;

  /** Of more matches, the ways to narrow the search down are offered without their numbers. */
  private static final int MOST_COUNTED = 10_000;

  private final PaperIndex index;
  private final Database database;
  private final CardFactory cardFactory;
  private final Pictures pictures;
  private final PaperStore papers = new PaperStore();

  SearchPages(SiteServices services) {
    this.index = services.index();
    this.database = services.database();
    this.cardFactory = services.cardFactory();
    this.pictures = new Pictures(services.database());
  }

  /**
   * A search as asked for.
   *
   * @param query as typed, without an order
   * @param order what comes first
   */
  record Search(String query, HitOrder order) {

    /** Returns the search for what was typed, which may end with an order, and a chosen order. */
    static Search of(String typed, String sort) {
      Map<String, String> fields = SortOption.read(Map.of("query", typed.strip()), "query");
      String order = fields.getOrDefault("sort", sort.toLowerCase(Locale.ROOT));
      return new Search(
          fields.getOrDefault("query", ""),
          Arrays.stream(HitOrder.values())
              .filter(one -> name(one).equals(order))
              .findFirst()
              .orElse(HitOrder.RELEVANCE));
    }

    private static String name(HitOrder order) {
      return order.name().toLowerCase(Locale.ROOT);
    }

    private Search by(HitOrder other) {
      return new Search(query, other);
    }

    private Search of(String other) {
      return new Search(other, order);
    }

    String address() {
      return SitePaths.search(query) + (order == HitOrder.RELEVANCE ? "" : "&sort=" + name(order));
    }
  }

  /** Returns what is wrong with a search; empty if nothing is. */
  Optional<Mistake> mistake(Search search) {
    Optional<Reply> unsorted = SortOption.mistake(search.query());
    if (unsorted.isPresent()) {
      return Optional.of(
          new Mistake(unsorted.get().text().replace("`", ""), "", "", Optional.empty()));
    }
    return QueryParser.parseNew(search.query()) instanceof ParseResult.Mistake mistake
        ? Optional.of(mistake(search.query(), mistake, other -> search.of(other).address()))
        : Optional.empty();
  }

  /**
   * Returns what is wrong with a query.
   *
   * @param address makes the address of the page for another query
   */
  static Mistake mistake(String query, ParseResult.Mistake mistake, UnaryOperator<String> address) {
    int place = Math.max(0, Math.min(mistake.position(), query.length()));
    String better = mistake.suggestion();
    return new Mistake(
        Wording.sentence(mistake.reason()),
        query.substring(0, place),
        query.substring(place),
        better.isBlank() ? Optional.empty() : Optional.of(new Link(better, address.apply(better))));
  }

  /** Makes the page that asks for a query. */
  SearchResultPage empty(PageFrame frame) {
    return plain(frame, "Search", Optional.empty());
  }

  /** Makes the page that says what is wrong with a query. */
  SearchResultPage mistaken(Search search, Mistake mistake, PageFrame frame) {
    return plain(frame, "Search", Optional.of(mistake));
  }

  private static SearchResultPage plain(
      PageFrame frame, String heading, Optional<Mistake> mistake) {
    return new SearchResultPage(
        frame,
        heading,
        "",
        "",
        Optional.empty(),
        mistake,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Makes the page of a search without a mistake. */
  SearchResultPage of(Search search, PageNumber number, String heading, PageFrame frame) {
    Query query = parsed(search.query());
    SearchOutcome outcome = index.answer(query, search.order(), number.offset(), number.size());
    SearchPage page = outcome.page();
    // Further pages are those of the query that was searched, which may differ from the typed one.
    Search searched = search.of(outcome.query().text());
    List<PaperEntry> papers = entries(page.hits(), WordMarks.of(outcome.query()));
    return new SearchResultPage(
        frame,
        heading,
        reading(search, outcome),
        counted(page, number),
        Optional.of(outcome.didYouMean())
            .filter(one -> !one.isEmpty())
            .map(one -> link(search, one)),
        Optional.empty(),
        page.all() > 1 ? orders(searched) : List.of(),
        page.total() > 1 ? facets(searched, outcome.query()) : List.of(),
        papers,
        number.before(searched.address()),
        number.after(searched.address(), page.exact() ? page.all() : Long.MAX_VALUE));
  }

  /** Returns whether no paper matches a search without a mistake. */
  boolean isEmpty(Search search) {
    return index.search(parsed(search.query()), 0, 1).total() == 0;
  }

  private static Query parsed(String text) {
    if (QueryParser.parseNew(text) instanceof ParseResult.Parsed parsed) {
      return parsed.query();
    }
    throw new IllegalArgumentException("the query has a mistake");
  }

  private List<PaperEntry> entries(List<Hit> hits, WordMarks marks) {
    Map<PaperId, StoredPaper> known =
        database.read(
            transaction -> papers.find(transaction, hits.stream().map(Hit::paper).toList()));
    return pictures.addedTo(
        hits.stream()
            .flatMap(
                hit ->
                    Stream.ofNullable(known.get(hit.paper()))
                        .map(stored -> cardFactory.of(stored.paper()).found(hit.kind().words())))
            .map(card -> PaperEntry.of(card, marks, card.matchLine()))
            .toList());
  }

  private static String reading(Search search, SearchOutcome outcome) {
    return switch (outcome.reading()) {
      case AS_ASKED ->
          outcome.page().all() > 0
              ? ""
              : "No paper matches “"
                  + search.query()
                  + "”. Try fewer words, OR between them, or a prefix like quantiz*.";
      case RESPELT ->
          "Showing results for “"
              + outcome.query().text()
              + "”; no paper matches “"
              + search.query()
              + "”.";
      case CLOSE ->
          "No paper says all of “"
              + search.query()
              + "”"
              + (search.query().equals(outcome.query().text())
                  ? ""
                  : ", nor of “" + outcome.query().text() + "”")
              + ". These are close in meaning or have some of the words.";
      case SOME_WORDS ->
          "No paper matches all of “" + search.query() + "”. These contain some of the words.";
    };
  }

  private static String counted(SearchPage page, PageNumber number) {
    if (page.all() == 0) {
      return "";
    }
    String papers = Wording.found(page);
    return page.hits().isEmpty()
        ? papers
        : papers
            + (page.all() > page.hits().size()
                ? ", " + (number.offset() + 1) + " to " + (number.offset() + page.hits().size())
                : "");
  }

  private static List<Link> orders(Search search) {
    return Stream.of(HitOrder.RELEVANCE, HitOrder.NEWEST, HitOrder.UPVOTES)
        .map(
            order ->
                new Link(
                    switch (order) {
                      case RELEVANCE -> "Best first";
                      case NEWEST -> "Newest first";
                      case UPVOTES -> "Most upvotes first";
                    },
                    order == search.order() ? "" : search.by(order).address()))
        .toList();
  }

  private List<Facet> facets(Search search, Query query) {
    Narrowing narrowing = Narrowing.of(query, index.facets(query, MOST_COUNTED));
    return Stream.of(
            new Facet("Source", ways(search, narrowing, narrowing.sources())),
            new Facet("Category", ways(search, narrowing, narrowing.categories())),
            new Facet("Month", ways(search, narrowing, narrowing.months())))
        .filter(facet -> facet.ways().size() > 1)
        .toList();
  }

  private static List<Link> ways(Search search, Narrowing narrowing, List<Narrowing.Way> ways) {
    return ways.stream()
        .limit(WAYS)
        .map(
            way ->
                new Link(
                    way.value(),
                    search.of(way.query()).address(),
                    narrowing.exact() ? String.valueOf(way.papers()) : ""))
        .toList();
  }

  private static Link link(Search search, String query) {
    return new Link(query, search.of(query).address());
  }
}
