package dev.paperboy.site.feed;

import dev.paperboy.command.Wording;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.site.FeedLinks;
import dev.paperboy.site.PageCache.Rendered;
import dev.paperboy.site.PageNumber;
import dev.paperboy.site.PageResponses;
import dev.paperboy.site.Period;
import dev.paperboy.site.Period.Kind;
import dev.paperboy.site.SitePaths;
import dev.paperboy.site.SiteServices;
import dev.paperboy.site.feed.FeedHistory.Part;
import dev.paperboy.store.AddressDigest;
import dev.paperboy.store.channel.ChannelFeedStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.trending.TrendingSpan;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The feeds of queries, periods, what is trending, and channels. */
public final class FeedRoutes implements Routes {
  private static final String CHANNELS = "/channels/";
  private static final int FEEDS_KEPT = 50;
  private static final int LONGEST_SECRET = 100;
  private static final String FEED = "\\.(?:atom|json)";
  private static final Pattern PERIOD =
      Pattern.compile(
          SitePaths.PAPERS
              + "/(?:(?<day>\\d{4}-\\d{1,2}-\\d{1,2})|week/(?<week>[^/]+)|month/(?<month>[^/]+))"
              + FEED);
  private static final Pattern OTHER =
      Pattern.compile("(?:" + SitePaths.PAPERS + "|" + SitePaths.TRENDING + ")" + FEED);
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");

  private final SiteServices services;
  private final FeedDocuments documents;
  private final PageResponses responses;
  private final ChannelFeedStore channels = new ChannelFeedStore();

  /** Creates the routes. */
  public FeedRoutes(SiteServices services) {
    this.services = services;
    this.documents = new FeedDocuments(services);
    this.responses = new PageResponses(services, FEEDS_KEPT);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    // Below this path, a paper's id matches, too; and it may end like the path of a feed.
    routes.before(SitePaths.PAPERS + "/*", this::period);
    for (FeedFormat format : FeedFormat.ALL) {
      add(routes, SitePaths.PAPERS + format.ending(), ctx -> dated(ctx, format));
      add(routes, SitePaths.TRENDING + format.ending(), ctx -> trending(ctx, format));
      add(routes, CHANNELS + "{secret}" + format.ending(), ctx -> channel(ctx, format));
    }
  }

  private static void add(RoutesConfig routes, String path, Handler handler) {
    Handler said = ctx -> saying(ctx, handler);
    routes.get(path, said);
    routes.head(path, said);
  }

  /** Tells mistakes as text: those who follow a feed do not read JSON. */
  private static void saying(Context ctx, Handler handler) throws Exception {
    try {
      handler.handle(ctx);
    } catch (HttpResponseException refused) {
      ctx.status(refused.getStatus())
          .contentType("text/plain; charset=utf-8")
          .result(refused.getMessage() + "\n");
    }
  }

  @Override
  public boolean isOpen(String path) {
    // The address of a channel's feed is its key.
    return path.startsWith(CHANNELS)
        || (services.isPublic()
            && (OTHER.matcher(path).matches() || PERIOD.matcher(path).matches()));
  }

  private void dated(Context ctx, FeedFormat format) {
    String text = parameter(ctx, "q");
    Optional<Query> query = query(text);
    Optional<Part> part = part(ctx);
    FeedAddress at = at(ctx, SitePaths.PAPERS, FeedLinks.query(text), format);
    respond(
        ctx,
        at,
        () ->
            documents
                .dated(at, text, query, part)
                .orElseThrow(() -> new NotFoundResponse("There is no such archive of this feed.")));
  }

  /** Returns the requested archive, if one is requested. */
  private static Optional<Part> part(Context ctx) {
    String month = parameter(ctx, "month");
    String number = Objects.requireNonNullElse(ctx.queryParam("part"), "1");
    if (month.isEmpty()) {
      return Optional.empty();
    }
    if (!MONTH.matcher(month).matches() || !number.matches("[1-9]\\d{0,5}")) {
      throw new BadRequestResponse("An archive of a feed is named like month=2026-03&part=1.");
    }
    return Optional.of(new Part(YearMonth.parse(month), Integer.parseInt(number)));
  }

  private void period(Context ctx) throws Exception {
    Matcher matcher = PERIOD.matcher(ctx.path());
    boolean reads = Set.of(HandlerType.GET, HandlerType.HEAD).contains(ctx.method());
    if (reads && matcher.matches()) {
      saying(
          ctx,
          same -> {
            if (matcher.group("day") != null) {
              period(ctx, Kind.DAY, matcher.group("day"));
            } else if (matcher.group("week") != null) {
              period(ctx, Kind.WEEK, matcher.group("week"));
            } else {
              period(ctx, Kind.MONTH, matcher.group("month"));
            }
          });
      ctx.skipRemainingHandlers();
    }
  }

  private void period(Context ctx, Kind kind, String name) {
    Period period =
        Period.nearest(kind, name)
            .filter(one -> one.name().equals(name))
            .filter(one -> one.from().isBefore(services.clock().instant()))
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "There is no such "
                            + kind.name().toLowerCase(Locale.ROOT)
                            + ", or it has not come yet."));
    PageNumber number = PageNumber.of(ctx, FeedDocuments.PAGE);
    FeedAddress at = at(ctx, period.path(), "", FeedFormat.of(ctx.path()).orElseThrow());
    respond(ctx, at, () -> documents.period(at, period, number));
  }

  private void trending(Context ctx, FeedFormat format) {
    String name = parameter(ctx, "span");
    TrendingSpan span =
        TrendingSpan.named(name.isEmpty() ? TrendingSpan.WEEK.typed() : name)
            .orElseThrow(
                () ->
                    new BadRequestResponse(
                        "The span is one of " + String.join(", ", TrendingSpan.names()) + "."));
    String topic = parameter(ctx, "q");
    Optional<Query> query = query(topic);
    PageNumber number = PageNumber.of(ctx, FeedDocuments.PAGE);
    FeedAddress at = at(ctx, SitePaths.TRENDING, FeedLinks.trendingQuery(span, topic), format);
    respond(ctx, at, () -> documents.trending(at, span, topic, query, number));
  }

  private void channel(Context ctx, FeedFormat format) {
    String secret = ctx.pathParam("secret");
    // By its digest, so that the time of the look-up tells nothing about stored secrets.
    Channel channel =
        Optional.of(secret)
            .filter(given -> given.length() <= LONGEST_SECRET)
            .map(AddressDigest::of)
            .flatMap(digest -> services.database().read(of -> channels.channel(of, digest)))
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "There is no feed at this address. If it was replaced, ask those who manage"
                            + " the channel for the new one."));
    String number = parameter(ctx, "archive");
    Optional<Integer> archive =
        number.isEmpty()
            ? Optional.empty()
            : Optional.of(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0);
    FeedAddress at = at(ctx, CHANNELS + secret, "", format);
    FeedContent document =
        documents
            .channel(at, channel, archive)
            .orElseThrow(() -> new NotFoundResponse("There is no such archive of this feed."));
    ctx.header("X-Robots-Tag", "noindex");
    String key = document.id() + " " + at.base() + format + number;
    responses.sendPrivately(ctx, key, format.type(), render(at, document));
  }

  private void respond(Context ctx, FeedAddress at, Supplier<FeedContent> document) {
    responses.respond(ctx, at.base(), at.format().type(), () -> render(at, document.get()));
  }

  private static Rendered render(FeedAddress at, FeedContent document) {
    return Rendered.of(HttpStatus.OK.getCode(), at.format().write(document));
  }

  private FeedAddress at(Context ctx, String path, String query, FeedFormat format) {
    return new FeedAddress(FeedAddress.base(ctx, services.url()), path, query, format);
  }

  private static String parameter(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "").strip();
  }

  /** Returns the parsed query; empty for an empty one. */
  private static Optional<Query> query(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    ParseResult result = QueryParser.parseNew(text);
    if (result instanceof ParseResult.Parsed parsed) {
      return Optional.of(parsed.query());
    }
    if (result instanceof ParseResult.Mistake mistake) {
      throw new BadRequestResponse(Wording.mistake(text, mistake).replace("`", ""));
    }
    throw new IllegalStateException("unknown result " + result);
  }
}
