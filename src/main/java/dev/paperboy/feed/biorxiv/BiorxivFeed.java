package dev.paperboy.feed.biorxiv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollOutcome;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.fetch.ContentKind;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchRequest;
import dev.paperboy.feed.fetch.FetchResult;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.NotModified;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.feed.text.JsonFields;
import dev.paperboy.feed.text.JsonTree;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Papers posted on bioRxiv or medRxiv since the last complete poll, initially in the last two days
 * ({@code GET /details/{server}/{from}/{to}/{cursor}/json}).
 */
public final class BiorxivFeed implements FeedSource {

  /** The default address of the API of both servers. */
  public static final FetchAddress BASE = FetchAddress.of("https://api.biorxiv.org");

  private static final int MOST_PAGES = 500;
  private static final int MOST_DAYS = 31;
  private static final Timetable TIMETABLE =
      new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(36), Holidays::contains);

  private final String name;
  private final Server server;
  private final FetchAddress base;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;

  /** The two preprint servers. */
  public enum Server {
    /** Biology. */
    BIORXIV("bioRxiv"),
    /** Medicine. */
    MEDRXIV("medRxiv");

    private final String title;

    Server(String title) {
      this.title = title;
    }

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Creates a feed of one of the servers. */
  public BiorxivFeed(
      String name,
      Server server,
      FetchAddress base,
      Fetcher fetcher,
      HostRateLimiter gate,
      InstantSource clock) {
    this.name = name;
    this.server = server;
    this.base = base;
    this.fetcher = fetcher;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return server.title;
  }

  @Override
  public Optional<Timetable> timetable() {
    return Optional.of(TIMETABLE);
  }

  @Override
  public Optional<String> whyNever(PaperId paper, List<String> categories) {
    return paper.scheme() == PaperId.Scheme.DOI
        ? Optional.empty()
        : Optional.of("it only has papers of " + server.title);
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    PollOutcome outcome = new PollOutcome();
    LocalDate today = dateOf(clock.instant());
    LocalDate first = firstDate(memory, today);
    int cursor = 0;
    for (int page = 0; cursor >= 0 && page < MOST_PAGES; page++) {
      String path = "/details/" + server.path() + "/" + first + "/" + today + "/" + cursor;
      cursor = readPage(base.under(path + "/json"), cursor, memory, sink, outcome);
    }
    return outcome.result();
  }

  private static LocalDate firstDate(PollMemory memory, LocalDate today) {
    LocalDate usual = today.minusDays(2);
    LocalDate first = memory.lastComplete().map(last -> dateOf(last).minusDays(1)).orElse(usual);
    LocalDate earliest = today.minusDays(MOST_DAYS);
    return first.isBefore(earliest) ? earliest : first.isAfter(today) ? usual : first;
  }

  /** Reads the page at the cursor; returns the cursor of the next page, or -1. */
  private int readPage(
      FetchAddress address, int cursor, PollMemory memory, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    Optional<Validators> known = memory.validators().of(address.key());
    FetchResult result = fetcher.fetch(FetchRequest.poll(address, ContentKind.JSON, known, gate));
    if (result instanceof Fetched fetched) {
      return handOver(fetched, address, cursor, sink, outcome);
    }
    if (result instanceof Refused refused) {
      outcome.failed(refused.reason(), refused.retryAfter());
    } else if (result instanceof Failed failed) {
      outcome.failed(failed.reason(), failed.retryAfter());
    } else if (result instanceof NotModified) {
      outcome.succeeded();
      int items = known.map(Validators::items).orElse(0);
      return items > 0 ? cursor + items : -1;
    } else {
      throw new IllegalStateException("unknown result of a request: " + result);
    }
    return -1;
  }

  private int handOver(
      Fetched fetched, FetchAddress address, int cursor, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    PageBuilder page = new PageBuilder(sink);
    Instant now = clock.instant();
    JsonFields answer;
    try (ResponseBody body = fetched.body()) {
      answer =
          new JsonFields(
              JsonTree.rows(
                  body.text(),
                  "collection",
                  row -> {
                    if (page.wantsNext()) {
                      int place = cursor + page.seen();
                      page.add(BiorxivRow.item(row, place, server.path(), name, now));
                    }
                  }));
    } catch (JsonProcessingException damaged) {
      outcome.failed(title() + " returned damaged JSON", Optional.empty());
      return -1;
    }
    List<JsonNode> messages = answer.list("messages");
    JsonFields message = new JsonFields(messages.isEmpty() ? answer.node() : messages.get(0));
    String status = message.text("status");
    int rows = page.seen();
    if (rows == 0 && !isNothingPosted(status, message)) {
      String said = status.isBlank() ? "without a status" : "“" + PaperText.line(status) + "”";
      outcome.failed(title() + " returned " + said, Optional.empty());
      return -1;
    }
    page.handOver(
        Optional.of(new Validators(address.key(), fetched.etag(), fetched.lastModified(), rows)));
    outcome.succeeded();
    int next = cursor + rows;
    return rows > 0 && next < message.count("total").orElse(next) ? next : -1;
  }

  /** An empty response is a success only if there is nothing to read. */
  private static boolean isNothingPosted(String status, JsonFields message) {
    return status.toLowerCase(Locale.ROOT).startsWith("no posts found")
        || (status.equalsIgnoreCase("ok") && message.count("total").orElse(0) == 0);
  }

  private static LocalDate dateOf(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
