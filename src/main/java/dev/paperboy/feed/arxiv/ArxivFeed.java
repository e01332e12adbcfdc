package dev.paperboy.feed.arxiv;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageBuilder;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollMemory;
import dev.paperboy.feed.PollOutcome;
import dev.paperboy.feed.PollResult;
import dev.paperboy.feed.Sleeper;
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
import dev.paperboy.feed.timetable.Holidays;
import dev.paperboy.feed.timetable.Timetable;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.PaperId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The daily announcements of some of arXiv's categories. Announcements that were missed are fetched
 * from the API before today's are read.
 */
public final class ArxivFeed implements FeedSource {

  /** The default address of the daily feeds. */
  public static final FetchAddress RSS = FetchAddress.of("https://rss.arxiv.org");

  /** The default address of the API. */
  public static final FetchAddress API = FetchAddress.of("https://export.arxiv.org");

  // New papers are announced at 20:00 Eastern time on the evening before; the feeds follow after
  // midnight.
  private static final Timetable TIMETABLE =
      new Timetable(ZoneId.of("America/New_York"), Duration.ofHours(2), Holidays::contains);

  private final String name;
  private final List<String> categories;
  private final FetchAddress address;
  private final Fetcher fetcher;
  private final HostRateLimiter gate;
  private final InstantSource clock;
  private final CatchUp catchUp;

  /**
   * Creates a feed.
   *
   * @param categories such as {@code cs.CL}, at least one
   * @param gate the rate limiter shared by all requests to arXiv
   * @throws IllegalArgumentException if there is no category, or an invalid one
   */
  public ArxivFeed(
      String name,
      List<String> categories,
      FetchAddress rss,
      FetchAddress api,
      Fetcher fetcher,
      HostRateLimiter gate,
      InstantSource clock,
      Sleeper sleeper) {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("arXiv has no feed without a category");
    }
    for (String category : categories) {
      if (!category.matches("[a-zA-Z-]+(?:\\.[a-zA-Z-]+)?")) {
        throw new IllegalArgumentException("not a category of arXiv: " + category);
      }
    }
    this.name = name;
    this.categories = List.copyOf(categories);
    this.address = rss.under("/rss/" + String.join("+", categories));
    this.fetcher = fetcher;
    this.gate = gate;
    this.clock = clock;
    this.catchUp =
        new CatchUp(name, this.categories, new ArxivApi(name, api, fetcher, gate), sleeper);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return "arXiv";
  }

  @Override
  public Optional<Timetable> timetable() {
    return Optional.of(TIMETABLE);
  }

  @Override
  public Optional<String> whyNever(PaperId paper, List<String> of) {
    if (paper.scheme() != PaperId.Scheme.ARXIV) {
      return Optional.of("it only has arXiv papers");
    }
    boolean reads =
        of.isEmpty()
            || of.stream().anyMatch(one -> categories.stream().anyMatch(one::equalsIgnoreCase));
    return reads
        ? Optional.empty()
        : Optional.of(
            "it reads " + String.join(", ", categories) + ", not " + String.join(", ", of));
  }

  @Override
  public PollResult poll(PollMemory memory, PageSink sink) throws InterruptedException {
    PollOutcome outcome = new PollOutcome();
    Optional<FeedPage> today = readToday(memory, sink, outcome);
    List<Announcement> held = today.map(FeedPage::announcements).orElse(List.of());
    Optional<Instant> missed =
        new MissedDays(TIMETABLE).submittedSince(memory, clock.instant(), held);
    boolean complete = missed.isEmpty() || catchUp.read(missed.get(), sink, outcome);
    if (today.isPresent()) {
      // As long as something is missing, the whole feed is read again, since it reveals the gap.
      sink.accept(complete ? today.get() : today.get().withoutValidators());
    }
    return outcome.result();
  }

  /** Returns today's announcements; empty if there is nothing to pass on. */
  private Optional<FeedPage> readToday(PollMemory memory, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    Optional<Validators> known = memory.validators().of(address.key());
    FetchResult result = fetcher.fetch(FetchRequest.poll(address, ContentKind.XML, known, gate));
    if (result instanceof Fetched fetched) {
      return page(fetched, sink, outcome);
    } else if (result instanceof Refused refused) {
      String reason = feedError(refused.body(), sink).orElse(refused.reason());
      outcome.failed(reason, refused.retryAfter());
    } else if (result instanceof Failed failed) {
      outcome.failed(failed.reason(), failed.retryAfter());
    } else if (result instanceof NotModified) {
      outcome.succeeded();
    } else {
      throw new IllegalStateException("unknown result of a request: " + result);
    }
    return Optional.empty();
  }

  private Optional<FeedPage> page(Fetched fetched, PageSink sink, PollOutcome outcome)
      throws InterruptedException {
    PageBuilder page = new PageBuilder(sink);
    ArxivAnnouncements announcements = new ArxivAnnouncements(name, clock.instant(), page);
    XmlElement document;
    try (ResponseBody body = fetched.body()) {
      document = XmlElement.parse(body.text(), sink::proceed, announcements);
    } catch (XMLStreamException damaged) {
      outcome.failed(address + " is damaged: not well-formed XML", Optional.empty());
      return Optional.empty();
    }
    Optional<String> error = ArxivAnnouncements.error(document);
    if (error.isPresent() || !ArxivAnnouncements.isFeed(document)) {
      String said = error.map("arXiv returned: "::concat).orElse("arXiv's response is not a feed");
      outcome.failed(said, Optional.empty());
      return Optional.empty();
    }
    Validators validators =
        new Validators(address.key(), fetched.etag(), fetched.lastModified(), page.seen());
    outcome.succeeded();
    return Optional.of(announcements.page(validators));
  }

  private static Optional<String> feedError(ResponseBody body, PageSink sink)
      throws InterruptedException {
    try {
      XmlElement document = XmlElement.parse(body.text(), sink::proceed, (item, root) -> {});
      return ArxivAnnouncements.error(document).map("arXiv returned: "::concat);
    } catch (XMLStreamException notXml) {
      return Optional.empty();
    }
  }
}
