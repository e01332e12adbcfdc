package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.feed.FeedPage.Validators;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.PageSink;
import dev.paperboy.feed.PollReport;
import dev.paperboy.feed.PollResult;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeaseLostException;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.KnownItems.Recognized;
import dev.paperboy.ingest.OutageNotifier.Prospects;
import dev.paperboy.ingest.PageWriter.Poll;
import dev.paperboy.ingest.PageWriter.Saved;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.paper.Announcement;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionChanges;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a feed once: reads it, saves new items page by page, and records the outcome. */
public final class FeedPoller {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);

  /**
   * The maximum number of papers saved in one transaction, so that other writers do not wait long.
   */
  private static final int MOST_AT_ONCE = 500;

  /**
   * The maximum number of unreadable items of a poll that are logged one by one; all of them are
   * counted.
   */
  private static final int MOST_LOGGED = 100;

  private final Database database;
  private final PageWriter savePage;
  private final TrendSettlement settleTrends;
  private final FeedMemory memory;
  private final Leases leases;
  private final InstantSource clock;
  private final CpuClock cpu;
  private final FeedStore feeds = new FeedStore();
  private final KnownItems knownItems = new KnownItems();
  private final SubscriptionChanges subscriptions = new SubscriptionChanges();
  private final OutageNotifier outageNotifier = new OutageNotifier();

  /** Creates a poller for this database. */
  public FeedPoller(Database database, ActiveSubscriptions active, InstantSource clock) {
    this(database, active, new RecentAnalyses(), new SoleLeases(), clock, () -> Duration.ZERO);
  }

  /**
   * Creates a poller for use with a search index, in which reading may take a minute of CPU time.
   *
   * @param analyses receives the analyses made for matching
   * @param leases which feeds this replica may poll
   * @param cpu measures the time
   */
  public FeedPoller(
      Database database,
      ActiveSubscriptions active,
      RecentAnalyses analyses,
      Leases leases,
      InstantSource clock,
      CpuClock cpu) {
    this.database = database;
    this.savePage = new PageWriter(database, active, analyses, leases, clock);
    this.settleTrends = new TrendSettlement(database, active, clock);
    this.leases = leases;
    this.memory = new FeedMemory(database);
    this.clock = clock;
    this.cpu = cpu;
  }

  /**
   * The outcome of a poll.
   *
   * @param feed name of the feed
   * @param reason what went wrong; empty if everything was read
   * @param read whether anything was read
   * @param papers the number of new papers
   * @param alerts the number of alerts they caused
   * @param retryAfter how long the source asks to wait; empty if it does not
   */
  public record Outcome(
      String feed,
      String reason,
      boolean read,
      int papers,
      int alerts,
      Optional<Duration> retryAfter) {

    /** Returns whether everything was read. */
    public boolean isComplete() {
      return reason.isEmpty();
    }

    private Outcome withAlerts(int number) {
      return new Outcome(feed, reason, read, papers, number, retryAfter);
    }
  }

  /**
   * Polls the feed.
   *
   * @throws StoreException if the database fails; what was saved so far is kept
   * @throws LeaseLostException if another replica may poll the feed; what was saved so far is kept
   * @throws InterruptedException if the program is stopping
   */
  public Outcome poll(FeedSource source) throws InterruptedException {
    Instant started = clock.instant();
    try {
      return poll(source, started);
    } catch (LeaseLostException elsewhere) {
      throw elsewhere;
    } catch (StoreException failure) {
      recordQuietly(source, started, String.valueOf(failure.getMessage()));
      throw failure;
    } catch (RuntimeException | Error failure) {
      recordQuietly(source, started, inWords(failure));
      throw failure;
    }
  }

  private Outcome poll(FeedSource source, Instant started) throws InterruptedException {
    FeedRecord record = database.read(transaction -> feeds.record(transaction, source.name()));
    long number =
        database.write(
            transaction -> {
              leases.verify(transaction, Lease.ofFeed(source.name()));
              subscriptions.wake(transaction, started);
              return feeds.begin(transaction, source.name(), started);
            });
    try {
      Reading reading =
          new Reading(new Poll(source.name(), number, record.lastComplete().isEmpty()));
      PollResult result = read(source, record, reading);
      Prospects prospects = outageNotifier.prepare(database, source, clock.instant());
      Outcome outcome =
          database.write(
              transaction -> settle(transaction, source, reading, result, prospects, started));
      return outcome.isComplete() ? settleTrends(reading, outcome) : outcome;
    } finally {
      endQuietly(number);
    }
  }

  /**
   * Any failure of reading becomes a result: an error in one feed is a failure of that feed only.
   */
  private PollResult read(FeedSource source, FeedRecord record, Reading reading)
      throws InterruptedException {
    try {
      return source.poll(reading.report.watching(memory.of(source, record)), reading);
    } catch (StoreException | LeaseLostException failure) {
      throw failure;
    } catch (TimeIsOver endless) {
      String reason =
          "reading it took more than %d s of CPU time and was stopped"
              .formatted(CpuDeadline.WHOLE.toSeconds());
      return reading.report.total().items() > 0
          ? new PollResult.Partial(reason, Optional.empty())
          : new PollResult.Failed(reason, Optional.empty());
    } catch (RuntimeException | Error failure) {
      LOG.atError().addKeyValue("feed", source.name()).log("poll failed unexpectedly", failure);
      return new PollResult.Failed(inWords(failure), Optional.empty());
    }
  }

  private static String inWords(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "reading it needs more memory than there is";
    }
    return failure instanceof StackOverflowError
        ? "it is nested too deeply to be read"
        : "an internal error; see the log";
  }

  private Outcome settleTrends(Reading reading, Outcome outcome) {
    Instant now = clock.instant();
    int alerts = outcome.alerts();
    for (LocalDate day :
        database.read(transaction -> settleTrends.due(transaction, outcome.feed(), now))) {
      alerts += settleTrends.settle(day, reading.poll.number());
    }
    return outcome.withAlerts(alerts);
  }

  private Outcome settle(
      Transaction transaction,
      FeedSource source,
      Reading reading,
      PollResult polled,
      Prospects prospects,
      Instant started) {
    String feed = source.name();
    leases.verify(transaction, Lease.ofFeed(feed));
    PollResult result = reading.report.judge(polled);
    FeedRecord before = feeds.record(transaction, feed);
    String reason = "";
    boolean read = true;
    Optional<Duration> retryAfter = Optional.empty();
    if (result instanceof PollResult.Partial partial) {
      reason = partial.reason();
      retryAfter = partial.retryAfter();
    } else if (result instanceof PollResult.Failed failed) {
      reason = failed.reason();
      retryAfter = failed.retryAfter();
      read = false;
    } else if (!(result instanceof PollResult.Complete)) {
      throw new IllegalStateException("unknown result of a poll: " + result);
    }
    settleTrends.note(transaction, feed, reading.votes, clock.instant());
    if (reason.isEmpty()) {
      feeds.complete(transaction, feed, started);
      if (reading.anything) {
        feeds.recognized(transaction, feed);
      }
    } else if (read) {
      feeds.partial(transaction, feed, started, reason, reading.news);
    } else {
      feeds.incomplete(transaction, feed, started, reason);
    }
    memory.describe(transaction, before, reading.report, result);
    outageNotifier.afterPoll(transaction, source, prospects, before, reading.news, clock.instant());
    String said = reason.isEmpty() || !read ? reason : "only partly read: " + reason;
    return new Outcome(feed, said, read, reading.papers, reading.alerts, retryAfter);
  }

  private void recordQuietly(FeedSource source, Instant started, String reason) {
    String feed = source.name();
    try {
      Prospects prospects = outageNotifier.prepare(database, source, clock.instant());
      database.change(
          transaction -> {
            leases.verify(transaction, Lease.ofFeed(feed));
            FeedRecord before = feeds.record(transaction, feed);
            feeds.incomplete(transaction, feed, started, reason);
            outageNotifier.afterPoll(transaction, source, prospects, before, 0, clock.instant());
          });
    } catch (RuntimeException | Error again) {
      // The caller gets the first failure; this one has the same cause.
      LOG.atDebug().addKeyValue("feed", feed).log("the failure could not be recorded either");
    }
  }

  private void endQuietly(long poll) {
    try {
      database.change(transaction -> feeds.end(transaction, poll, clock.instant()));
    } catch (RuntimeException | Error failure) {
      LOG.atWarn()
          .addKeyValue("poll", poll)
          .addKeyValue("reason", failure.toString())
          .log("end of a poll could not be recorded; the next start records it");
    }
  }

  /** Aborts the reading of a poll, between two items. */
  private static final class TimeIsOver extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Receives the pages of one poll. */
  private final class Reading implements PageSink {
    private final CpuDeadline time = new CpuDeadline(cpu);
    private final Poll poll;
    private final PollReport report = new PollReport();
    private long logged;
    private int papers;
    private int alerts;
    private boolean votes;
    private int news;
    private boolean refused;
    private boolean anything;

    Reading(Poll poll) {
      this.poll = poll;
    }

    @Override
    public void accept(FeedPage page) {
      for (FeedPage part : page.asOf(clock.instant()).inParts(MOST_AT_ONCE)) {
        take(keptApart(report.add(part)));
      }
      time.handedOver();
    }

    @Override
    public void proceed() throws InterruptedException {
      PageSink.super.proceed();
      if (time.isOver()) {
        throw new TimeIsOver();
      }
    }

    /**
     * A resource with a paper that could not be saved is read again: its validators are dropped.
     */
    private FeedPage keptApart(FeedPage part) {
      if (part.validators().isEmpty() || !refused) {
        return part;
      }
      refused = false;
      return part.withoutValidators();
    }

    private void take(FeedPage page) {
      anything |= !page.announcements().isEmpty();
      votes |= page.announcements().stream().anyMatch(one -> one.paper().signals().upvotes() > 0);
      page.malformed().forEach(reason -> log("item could not be read", reason));
      page.remarks().forEach(reason -> log("item read with a remark", reason));
      Recognized items =
          database.read(transaction -> knownItems.recognize(transaction, poll.feed(), page));
      try {
        save(items);
      } catch (StoreException failure) {
        if (!failure.concernsOneValue() || page.announcements().isEmpty()) {
          throw failure;
        }
        saveOneByOne(items);
      }
    }

    private void log(String message, String reason) {
      if (logged++ < MOST_LOGGED) {
        LOG.atWarn().addKeyValue("feed", poll.feed()).addKeyValue("reason", reason).log(message);
      }
    }

    private void save(Recognized items) {
      savePage.save(
          poll, items, transaction -> keepFindings(transaction, items.page()), this::count);
    }

    private void count(Saved saved) {
      papers += saved.newPapers();
      alerts += saved.alerts();
      news += saved.news();
    }

    private void keepFindings(Transaction transaction, FeedPage page) {
      page.validators()
          .map(Validators::url)
          .ifPresent(url -> memory.keepFindings(transaction, poll.feed(), url, report.of(url)));
    }

    /**
     * Saves papers one by one, so that one rejected by the database does not prevent the others
     * from being saved.
     */
    private void saveOneByOne(Recognized items) {
      FeedPage page = items.page();
      for (Announcement announcement : page.announcements()) {
        try {
          save(items.only(announcement));
        } catch (StoreException failure) {
          if (!failure.concernsOneValue()) {
            throw failure;
          }
          refused |= page.validators().isEmpty();
          report.complain(announcement.paper().id() + ": " + failure.getMessage());
          LOG.atError()
              .addKeyValue("feed", poll.feed())
              .addKeyValue("paper", announcement.paper().id())
              .log("paper could not be saved", failure);
        }
      }
    }
  }
}
