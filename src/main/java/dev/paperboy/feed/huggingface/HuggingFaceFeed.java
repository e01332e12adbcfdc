package dev.paperboy.feed.huggingface;

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
import dev.paperboy.feed.text.JsonTree;
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The daily lists of Hugging Face ({@code GET /api/daily_papers}). A poll reads the lists of the
 * last four days, or of all days since the last complete poll up to 31, oldest first, every page.
 */
public final class HuggingFaceFeed implements FeedSource {

  /** The default address of Hugging Face. */
  public static final FetchAddress BASE = FetchAddress.of("https://huggingface.co");

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;
  private static final int DAYS_READ_AGAIN = 3;
  private static final int MOST_DAYS = 31;

  // Lists of weekdays have been published by the afternoon, sometimes with only a handful of
  // papers.
  private static final Timetable TIMETABLE =
      new Timetable(ZoneOffset.UTC, Duration.ofHours(18), Holidays::contains);

  private final String name;
  private final FetchAddress base;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;

  /** Creates a feed of the server at this address. */
  public HuggingFaceFeed(
      String name, FetchAddress base, Fetcher fetcher, HostRateLimiter gate, InstantSource clock) {
    this.name = name;
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
    return "Hugging Face";
  }

  @Override
  public Optional<Timetable> timetable() {
    return Optional.of(TIMETABLE);
  }

  @Override
  public Optional<String> whyNever(PaperId paper, List<String> categories) {
    return paper.scheme() == PaperId.Scheme.ARXIV
        ? Optional.empty()
        : Optional.of("it only lists arXiv papers");
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    PollOutcome outcome = new PollOutcome();
    LocalDate today = dateOf(clock.instant());
    for (LocalDate date = firstDate(memory, today); !date.isAfter(today); date = date.plusDays(1)) {
      readList(date, date.equals(today), memory, sink, outcome);
    }
    return outcome.result();
  }

  private static LocalDate firstDate(PollMemory memory, LocalDate today) {
    LocalDate usual = today.minusDays(DAYS_READ_AGAIN);
    LocalDate sinceLast =
        memory.lastComplete().map(last -> dateOf(last).minusDays(2)).orElse(usual);
    LocalDate first = sinceLast.isBefore(usual) ? sinceLast : usual;
    LocalDate earliest = today.minusDays(MOST_DAYS - 1);
    return first.isBefore(earliest) ? earliest : first;
  }

  private void readList(
      LocalDate date, boolean newest, PollMemory memory, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    boolean more = true;
    for (int page = 0; more && page < MOST_PAGES; page++) {
      FetchAddress address = address(date, page);
      Optional<Validators> known = memory.validators().of(address.key());
      FetchResult result = fetcher.fetch(FetchRequest.poll(address, ContentKind.JSON, known, gate));
      if (result instanceof Fetched fetched) {
        more = handOver(fetched, address, date, sink, outcome);
      } else if (result instanceof NotModified) {
        outcome.succeeded();
        more = known.map(Validators::items).orElse(0) >= PAGE;
      } else {
        more = false;
        record(result, date, newest, outcome);
      }
    }
  }

  /** Passes on the rows of a page; returns whether there may be another page. */
  private boolean handOver(
      Fetched fetched, FetchAddress address, LocalDate date, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    Instant listDate = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    PageBuilder page = new PageBuilder(sink);
    JsonNode list;
    try (ResponseBody body = fetched.body()) {
      list =
          JsonTree.rows(
              body.text(),
              "",
              row -> {
                if (page.wantsNext()) {
                  page.add(HuggingFacePaper.item(name, row, page.seen(), listDate));
                }
              });
    } catch (JsonProcessingException damaged) {
      outcome.failed("the list of " + date + " is damaged JSON", Optional.empty());
      return false;
    }
    if (!list.isArray()) {
      outcome.failed("the list of " + date + " is not a list", Optional.empty());
      return false;
    }
    Validators validators =
        new Validators(address.key(), fetched.etag(), fetched.lastModified(), page.seen());
    page.handOver(Optional.of(validators));
    outcome.succeeded();
    return page.seen() >= PAGE;
  }

  private static void record(
      FetchResult result, LocalDate date, boolean newest, PollOutcome outcome) {
    if (result instanceof Refused refused) {
      // Our clock is ahead of theirs: their day has not begun, so there is no list yet.
      if (newest && refused.status() == 400 && refused.body().text().contains("later than today")) {
        outcome.succeeded();
        return;
      }
      outcome.failed("the list of " + date, refused.reason(), refused.retryAfter());
    } else if (result instanceof Failed failed) {
      outcome.failed("the list of " + date, failed.reason(), failed.retryAfter());
    } else {
      throw new IllegalStateException("unknown result of a request: " + result);
    }
  }

  private FetchAddress address(LocalDate date, int page) {
    return base.under("/api/daily_papers?date=" + date + "&limit=" + PAGE + "&p=" + page);
  }

  private static LocalDate dateOf(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
