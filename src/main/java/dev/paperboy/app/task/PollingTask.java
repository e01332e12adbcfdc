package dev.paperboy.app.task;

import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeaseLostException;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.FeedPoller.Outcome;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one feed, first at once and then at its interval, while this replica holds the feed's
 * lease.
 */
public final class PollingTask implements TaskLoop.Round {
  private static final Logger LOG = LoggerFactory.getLogger(PollingTask.class);
  private static final Duration BREATHER = Duration.ofMinutes(1);

  private final Polled polled;
  private final FeedPoller pollFeed;
  private final Consumer<Outcome> afterwards;
  private final Database database;
  private final LeasedTask leased;
  private final ProgramTime time;
  private boolean begun;
  private boolean elsewhere;
  private int failures;

  /**
   * Polls this feed and reports every completed poll.
   *
   * @param leases which feeds this replica may poll
   */
  public PollingTask(
      Polled polled,
      FeedPoller pollFeed,
      Consumer<Outcome> afterwards,
      Database database,
      Leases leases,
      ProgramTime time) {
    this.polled = polled;
    this.pollFeed = pollFeed;
    this.afterwards = afterwards;
    this.database = database;
    this.leased = new LeasedTask(leases, Lease.ofFeed(polled.source().name()));
    this.time = time;
  }

  /**
   * Polls, unless it is too soon for the first poll, and returns how long to wait; zero to wait for
   * the lease.
   */
  @Override
  public Duration run() throws InterruptedException {
    try {
      return leased.run(this::pollIfDue).orElseGet(this::leaveToOther);
    } catch (LeaseLostException lost) {
      LOG.atWarn()
          .addKeyValue("feed", polled.source().name())
          .log("another replica polls the feed from now on; this poll ends");
      leaveToOther();
      return BREATHER;
    }
  }

  private Duration pollIfDue() throws InterruptedException {
    Duration rest = begun ? Duration.ZERO : untilFirst();
    begun = true;
    return rest.isZero() || rest.isNegative() ? poll() : rest;
  }

  private Duration leaveToOther() {
    begun = false;
    elsewhere = true;
    return Duration.ZERO;
  }

  /**
   * Zero, unless the last poll was so recent that a crash loop would overload the source. If
   * another replica polled the feed until now, this one goes on at the usual interval.
   */
  private Duration untilFirst() {
    try {
      Instant now = time.instant();
      FeedRecord record =
          database.read(transaction -> new FeedStore().record(transaction, polled.source().name()));
      boolean usual = elsewhere && record.lastAttempt().equals(record.lastComplete());
      Duration rest = usual || BREATHER.compareTo(polled.every()) > 0 ? polled.every() : BREATHER;
      return record
          .lastAttempt()
          .filter(at -> !at.isAfter(now))
          .map(at -> rest.minus(Duration.between(at, now)))
          .orElse(Duration.ZERO);
    } catch (StoreException failure) {
      LOG.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .log("last poll time cannot be read; polling starts anyway");
      return Duration.ZERO;
    }
  }

  private Duration poll() throws InterruptedException {
    Outcome outcome = pollFeed.poll(polled.source());
    report(outcome);
    if (outcome.isComplete()) {
      failures = 0;
      afterwards.accept(outcome);
      return polled.every();
    }
    Duration wait = afterFailure(outcome.retryAfter());
    afterwards.accept(outcome);
    return wait;
  }

  @Override
  public Duration afterFailure() {
    return afterFailure(Optional.empty());
  }

  /** Backs off up to the usual interval, and never retries sooner than the source asks. */
  private Duration afterFailure(Optional<Duration> asked) {
    failures++;
    Duration patience = BREATHER.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration usual = polled.every();
    Duration own = patience.compareTo(usual) < 0 ? patience : usual;
    return asked.filter(wait -> wait.compareTo(own) > 0).orElse(own);
  }

  private static void report(Outcome outcome) {
    if (!outcome.isComplete()) {
      LOG.atWarn()
          .addKeyValue("feed", outcome.feed())
          .addKeyValue("reason", outcome.reason())
          .log(outcome.read() ? "feed only partly read" : "feed could not be read");
    } else if (outcome.papers() > 0 || outcome.alerts() > 0) {
      LOG.atInfo()
          .addKeyValue("feed", outcome.feed())
          .addKeyValue("papers", outcome.papers())
          .addKeyValue("alerts", outcome.alerts())
          .log("polled");
    } else {
      LOG.atDebug().addKeyValue("feed", outcome.feed()).log("polled, nothing new");
    }
  }
}
