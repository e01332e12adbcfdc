package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.HarvestCursor;
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
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.PaperId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Harvests records that were added or changed in some of arXiv's sets, or all of it (OAI-PMH,
 * {@code ListRecords}, {@code metadataPrefix=arXiv}). Dates have day granularity, and the day of
 * the last harvest is read again. The resumption token is saved with each page, so that an
 * interrupted harvest resumes, even after a restart.
 */
public final class HarvestFeed implements FeedSource {

  /** The default address of the interface. */
  public static final FetchAddress OAI = FetchAddress.of("https://oaipmh.arxiv.org/oai");

  /** Enough for all of arXiv's history, in pages of about a thousand records. */
  private static final int MOST_PAGES = 20_000;

  private static final Timetable TIMETABLE =
      new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(26), Holidays::contains);

  private final String name;
  private final List<String> sets;
  private final FetchAddress address;
  private final Duration back;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;

  /**
   * Creates a feed.
   *
   * @param sets such as {@code cs} or {@code physics:hep-th}; none for all of arXiv
   * @param back how far back the first harvest goes
   * @param gate the rate limiter shared by all requests to arXiv
   */
  public HarvestFeed(
      String name,
      List<String> sets,
      FetchAddress address,
      Duration back,
      Fetcher fetcher,
      HostRateLimiter gate,
      InstantSource clock) {
    this.name = name;
    this.sets = sets.isEmpty() ? List.of("") : List.copyOf(sets);
    this.address = address;
    this.back = back;
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
    return "arXiv harvest";
  }

  @Override
  public Optional<Timetable> timetable() {
    return Optional.of(TIMETABLE);
  }

  @Override
  public Optional<String> whyNever(PaperId paper, List<String> categories) {
    return paper.scheme() == PaperId.Scheme.ARXIV
        ? Optional.empty()
        : Optional.of("it only has arXiv papers");
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    PollOutcome outcome = new PollOutcome();
    for (String set : sets) {
      new Harvest(set, memory, sink, outcome).run();
    }
    return outcome.result();
  }

  /** The harvest of one set. */
  private final class Harvest {
    private final String set;
    private final String place;
    private final PollMemory memory;
    private final PageSink sink;
    private final PollOutcome outcome;
    private LocalDate from;
    private LocalDate began;
    private String token = "";
    private boolean startedAgain;

    Harvest(String set, PollMemory memory, PageSink sink, PollOutcome outcome) {
      this.set = set;
      this.place = address.key() + (set.isEmpty() ? "" : "?set=" + set);
      this.memory = memory;
      this.sink = sink;
      this.outcome = outcome;
      this.from = dateOf(clock.instant().minus(back));
      this.began = dateOf(clock.instant());
    }

    void run() throws InterruptedException {
      recall();
      boolean more = true;
      for (int page = 0; more && page < MOST_PAGES; page++) {
        more = readPage();
      }
    }

    private void recall() {
      memory.validators().of(place).map(Validators::harvest).ifPresent(this::goOn);
    }

    private void goOn(HarvestCursor cursor) {
      from = cursor.from();
      token = cursor.token();
      if (!token.isEmpty()) {
        began = cursor.begun();
      }
    }

    private boolean readPage() throws InterruptedException {
      FetchResult result =
          fetcher.fetch(FetchRequest.poll(request(), ContentKind.XML, Optional.empty(), gate));
      if (result instanceof Fetched fetched) {
        return read(fetched);
      } else if (result instanceof Refused refused) {
        outcome.failed(refused.reason(), refused.retryAfter());
      } else if (result instanceof Failed failed) {
        outcome.failed(failed.reason(), failed.retryAfter());
      } else {
        // Without validators in the request, "not modified" is not a valid response.
        throw new IllegalStateException("unknown result of a request: " + result);
      }
      return false;
    }

    private FetchAddress request() {
      if (!token.isEmpty()) {
        return query("verb=ListRecords&resumptionToken=" + encoded(token));
      }
      String window = "verb=ListRecords&metadataPrefix=arXiv&from=" + from;
      return query(set.isEmpty() ? window : window + "&set=" + encoded(set));
    }

    private boolean read(Fetched fetched) throws InterruptedException {
      HarvestResponse answer;
      PageBuilder page = new PageBuilder(sink);
      try (ResponseBody body = fetched.body()) {
        answer = HarvestResponse.read(body, name, clock.instant(), page);
      } catch (XMLStreamException damaged) {
        outcome.failed("arXiv's harvest returned damaged XML", Optional.empty());
        return false;
      }
      if (answer.error().equals("noRecordsMatch")) {
        outcome.succeeded();
        // If nothing is new, the window is unchanged, and so are the problems of its records.
        if (!token.isEmpty() || startedAgain) {
          token = "";
          handOver(new PageBuilder(sink));
        }
        return false;
      }
      if (answer.error().equals("badResumptionToken") && !token.isEmpty() && !startedAgain) {
        startedAgain = true;
        token = "";
        began = dateOf(clock.instant());
        return true;
      }
      if (!answer.error().isEmpty()) {
        outcome.failed("arXiv's harvest returned: " + answer.said(), Optional.empty());
        return false;
      }
      outcome.succeeded();
      token = answer.token();
      handOver(page);
      return !token.isEmpty();
    }

    private void handOver(PageBuilder page) {
      // The window advances once it was read completely, except for a day that is read again next
      // time.
      LocalDate first = token.isEmpty() ? began.minusDays(1) : from;
      HarvestCursor cursor = new HarvestCursor(first, began, token);
      page.handOver(Optional.of(new Validators(place, "", "", page.seen(), cursor)));
    }
  }

  private FetchAddress query(String parameters) {
    return address.under("?" + parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static LocalDate dateOf(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
