package dev.paperboy.site;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.site.PageCache.Rendered;
import dev.paperboy.site.Period.Kind;
import dev.paperboy.site.SearchPages.Search;
import dev.paperboy.site.page.Link;
import dev.paperboy.site.page.NotFoundPage;
import dev.paperboy.site.page.SearchResultPage.Mistake;
import dev.paperboy.site.page.TrendingPage;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.store.paper.PictureStore.Content;
import dev.paperboy.trending.TrendingSpan;
import dev.paperboy.web.ConsoleAccess;
import dev.paperboy.web.ErrorPage;
import dev.paperboy.web.PageFrame;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pages for reading. One of its paths has a variable that matches everything below {@code
 * /papers/}, so these routes must be added after all others that begin so.
 */
public final class SiteRoutes implements Routes {
  private static final String BELOW = SitePaths.PAPERS + "/";
  private static final String AUTHOR = "author/";
  private static final String BIBTEX = "/bibtex";
  private static final String PICTURE = "/picture";
  private static final int LONGEST_ID = 2_000;
  private static final Link LATEST = new Link("The latest papers", SitePaths.PAPERS);
  private static final int PAGES_KEPT = 200;
  private static final String HTML = "text/html; charset=utf-8";

  private final SiteServices services;
  private final PeriodPages periods;
  private final PaperPages paperPages;
  private final SearchPages searches;
  private final TrendingPages trending;
  private final PictureStore pictures = new PictureStore();
  private final PageResponses responses;

  /** Creates the routes. */
  public SiteRoutes(SiteServices services) {
    this.services = services;
    this.responses = new PageResponses(services, PAGES_KEPT);
    this.paperPages = new PaperPages(services);
    this.trending = new TrendingPages(services);
    this.searches = new SearchPages(services);
    this.periods =
        new PeriodPages(
            services.database(), services.cardFactory(), services.calendar(), services.clock());
  }

  @Override
  public void addTo(RoutesConfig routes) {
    SiteFiles.addTo(routes);
    routes.get(SitePaths.PAPERS, ctx -> latest(ctx, Kind.DAY));
    routes.get(BELOW + "week", ctx -> latest(ctx, Kind.WEEK));
    routes.get(BELOW + "month", ctx -> latest(ctx, Kind.MONTH));
    routes.get(BELOW + "week/{week}", ctx -> period(ctx, Kind.WEEK, ctx.pathParam("week")));
    routes.get(BELOW + "month/{month}", ctx -> period(ctx, Kind.MONTH, ctx.pathParam("month")));
    routes.get(SitePaths.TRENDING, this::trending);
    routes.get(SitePaths.SEARCH, this::search);
    routes.get(BELOW + "<id>", this::other);
  }

  @Override
  public boolean isOpen(String path) {
    return SiteFiles.PATHS.contains(path) || (services.isPublic() && isPage(path));
  }

  @Override
  public Optional<ErrorPage> errorPage(String path) {
    return isPage(path) ? Optional.of(this::failure) : Optional.empty();
  }

  private static boolean isPage(String path) {
    return path.equals(SitePaths.PAPERS) || path.startsWith(BELOW);
  }

  private void latest(Context ctx, Kind kind) {
    PageNumber number = PageNumber.of(ctx, PeriodPages.PAGE);
    respond(
        ctx,
        () -> {
          Period latest = periods.latest(kind);
          return page(latest, number, true, frame(ctx, latest.title()));
        });
  }

  private void period(Context ctx, Kind kind, String name) {
    Optional<Period> nearest = Period.nearest(kind, name);
    Optional<Period> period =
        nearest
            .filter(one -> one.name().equals(name))
            .filter(one -> !one.first().isAfter(periods.today()));
    if (period.isEmpty()) {
      noPeriod(ctx, kind, nearest);
      return;
    }
    PageNumber number = PageNumber.of(ctx, PeriodPages.PAGE);
    respond(ctx, () -> page(period.get(), number, false, frame(ctx, period.get().title())));
  }

  private Rendered page(Period period, PageNumber number, boolean latest, PageFrame frame) {
    return render(
        "period",
        periods.of(
            period, number, latest, frame.withFeeds(FeedLinks.of(frame.siteTitle(), period))));
  }

  /** Says that there is no such day, week or month, and leads to the nearest. */
  private void noPeriod(Context ctx, Kind kind, Optional<Period> nearest) {
    List<Link> links = new ArrayList<>();
    boolean future = nearest.filter(one -> one.first().isAfter(periods.today())).isPresent();
    nearest.filter(one -> !future).ifPresent(one -> links.add(new Link(one.title(), one.path())));
    Period latest = periods.latest(kind);
    links.add(new Link("The latest: " + latest.title(), latest.path()));
    String noun = kind.name().toLowerCase(Locale.ROOT);
    notFound(
        ctx,
        future ? "This " + noun + " has not come yet" : "There is no such " + noun,
        switch (kind) {
          case DAY -> "Days are written like 2026-03-12.";
          case WEEK -> "Weeks are written like 2026-W11.";
          case MONTH -> "Months are written like 2026-03.";
        },
        links);
  }

  private void search(Context ctx) {
    String typed = Objects.requireNonNullElse(ctx.queryParam("q"), "");
    Search search = Search.of(typed, Objects.requireNonNullElse(ctx.queryParam("sort"), ""));
    PageFrame frame = frame(ctx, search.query().isEmpty() ? "Search" : search.query());
    if (search.query().isEmpty()) {
      send(ctx, render("search", searches.empty(frame)));
      return;
    }
    Optional<Mistake> mistake = searches.mistake(search);
    if (mistake.isPresent()) {
      refuse(ctx, search, mistake.get(), frame.inSearch(typed));
      return;
    }
    found(ctx, search, search.query(), frame.ofQuery(search.query()));
  }

  /** Sends what a search has found, with its feeds. */
  private void found(Context ctx, Search search, String heading, PageFrame frame) {
    PageNumber number = PageNumber.of(ctx, SearchPages.PAGE);
    respond(
        ctx,
        () ->
            render(
                "search",
                searches.of(
                    search,
                    number,
                    heading,
                    frame.withFeeds(FeedLinks.ofQuery(frame.siteTitle(), search.query())))));
  }

  private void trending(Context ctx) {
    TrendingSpan span = TrendingPages.span(Objects.requireNonNullElse(ctx.queryParam("span"), ""));
    String topic = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
    PageNumber number = PageNumber.of(ctx, TrendingPages.PAGE);
    respond(
        ctx,
        () -> {
          TrendingPage page = trending.of(span, topic, number, frame(ctx, "Trending"));
          return render(
              page.mistake().isPresent() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
              "trending",
              page);
        });
  }

  /** Leads to the paper that was typed instead of a query, or says what is wrong with the query. */
  private void refuse(Context ctx, Search search, Mistake mistake, PageFrame frame) {
    Optional<Paper> paper = paperPages.named(search.query());
    if (paper.isPresent()) {
      ctx.redirect(SitePaths.paper(paper.get().id()), HttpStatus.SEE_OTHER);
      return;
    }
    ctx.status(HttpStatus.BAD_REQUEST);
    ctx.html(
        services.templates().render("site/search.jte", searches.mistaken(search, mistake, frame)));
  }

  private void author(Context ctx, String name) {
    String query = "author:\"" + name.replace("\"", "") + "\"";
    Search search = Search.of(query, "newest");
    if (searches.mistake(search).isPresent() || searches.isEmpty(search)) {
      notFound(
          ctx,
          "No papers by this author",
          "No stored paper names “" + name + "” as an author.",
          List.of(new Link("Search for the name", SitePaths.search(name)), LATEST));
      return;
    }
    found(ctx, search, "Papers by " + name, frame(ctx, name).ofTopic(query));
  }

  /** Serves whatever else is below {@code /papers/}: a day, an author, or a paper. */
  private void other(Context ctx) {
    String raw = ctx.req().getRequestURI().substring(BELOW.length());
    String name = decoded(raw);
    if (Period.isLikeDay(name)) {
      period(ctx, Kind.DAY, name);
    } else if (raw.startsWith(AUTHOR)) {
      author(ctx, decoded(raw.substring(AUTHOR.length())));
    } else if (raw.endsWith(BIBTEX)) {
      paper(ctx, decoded(raw.substring(0, raw.length() - BIBTEX.length())), BIBTEX);
    } else if (raw.endsWith(PICTURE)) {
      paper(ctx, decoded(raw.substring(0, raw.length() - PICTURE.length())), PICTURE);
    } else {
      paper(ctx, name, "");
    }
  }

  /**
   * Serves a paper.
   *
   * @param spelling its id, or another spelling, which leads to the address with the id
   * @param part what follows the id in the path: {@link #BIBTEX}, {@link #PICTURE}, or nothing for
   *     the page
   */
  private void paper(Context ctx, String spelling, String part) {
    Optional<Paper> found =
        spelling.isBlank() || spelling.length() > LONGEST_ID
            ? Optional.empty()
            : paperPages.named(spelling);
    if (found.isEmpty()) {
      noPaper(ctx, spelling);
      return;
    }
    Paper paper = found.get();
    String path = SitePaths.paper(paper.id()) + part;
    if (!spelling.equals(paper.id().toString())) {
      ctx.redirect(path, HttpStatus.FOUND);
    } else if (part.equals(BIBTEX)) {
      sendCitation(ctx, paper);
    } else if (part.equals(PICTURE)) {
      sendPicture(ctx, paper);
    } else {
      PageFrame frame = frame(ctx, paper.title());
      if (frame.console()) {
        // Where a paper was posted changes without the paper.
        send(ctx, render("paper", paperPages.of(paper, frame)));
      } else {
        respond(ctx, () -> render("paper", paperPages.of(paper, frame)));
      }
    }
  }

  private void sendCitation(Context ctx, Paper paper) {
    Rendered citation = Rendered.of(HttpStatus.OK.getCode(), Bibtex.of(paper));
    String file = paper.id().local().replaceAll("[^A-Za-z0-9.-]", "-");
    ctx.header("Content-Disposition", "inline; filename=\"" + file + ".bib\"");
    responses.send(ctx, citation, "text/x-bibtex; charset=utf-8");
  }

  private void sendPicture(Context ctx, Paper paper) {
    Optional<Content> found =
        services.database().read(transaction -> pictures.content(transaction, paper.id()));
    if (found.isEmpty()) {
      notFound(
          ctx,
          "This paper has no picture here",
          "Pictures are kept for some time, where the source has them.",
          List.of(new Link("The paper", SitePaths.paper(paper.id())), LATEST));
      return;
    }
    responses.sendPicture(ctx, "\"picture-" + found.get().number() + "\"", found.get().jpeg());
  }

  private void noPaper(Context ctx, String spelling) {
    boolean known = PaperId.parse(spelling).isPresent();
    List<Link> links = new ArrayList<>();
    if (spelling.length() <= LONGEST_ID && !spelling.isBlank()) {
      links.add(new Link("Search for it", SitePaths.search(spelling)));
    }
    PaperId.parse(spelling)
        .map(PaperId::link)
        .filter(link -> !SitePaths.web(link).isEmpty())
        .ifPresent(link -> links.add(new Link("Read it at " + link, link)));
    links.add(LATEST);
    notFound(
        ctx,
        known ? "This paper has not been seen" : "There is no such page",
        known
            ? "No feed has announced it here so far."
            : "Papers have addresses like /papers/arxiv:2606.14777, days like /papers/2026-03-12.",
        links);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  private PageFrame frame(Context ctx, String title) {
    return services.frames().of(ctx, title);
  }

  private Rendered render(String template, Object model) {
    return render(HttpStatus.OK, template, model);
  }

  private Rendered render(HttpStatus status, String template, Object model) {
    return Rendered.of(
        status.getCode(), services.templates().render("site/" + template + ".jte", model));
  }

  private void notFound(Context ctx, String heading, String message, List<Link> links) {
    ctx.status(HttpStatus.NOT_FOUND);
    NotFoundPage page = new NotFoundPage(frame(ctx, heading), heading, message, links);
    ctx.html(services.templates().render("site/missing.jte", page));
  }

  private String failure(int status, String message) {
    String heading =
        status == HttpStatus.NOT_FOUND.getCode() ? "There is no such page" : "That did not work";
    return services
        .templates()
        .render(
            "site/missing.jte",
            new NotFoundPage(
                services.frames().ofFailure(heading), heading, message, List.of(LATEST)));
  }

  private void respond(Context ctx, Supplier<Rendered> render) {
    responses.respond(ctx, String.valueOf(ConsoleAccess.isGranted(ctx)), HTML, render);
  }

  private void send(Context ctx, Rendered page) {
    responses.send(ctx, page, HTML);
  }
}
