package dev.paperboy.app;

import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.ingest.PollFeed;
import dev.paperboy.ingest.PollFeed.Outcome;
import dev.paperboy.store.Database;
import dev.paperboy.store.FeedStore;
import dev.paperboy.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one feed for as long as the program runs. */
final class PollRegularly implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PollRegularly.class);
  private static final Duration BREATHER = Duration.ofMinutes(1);

  private final Polled polled;
  private final PollFeed pollFeed;
  private final Consumer<Outcome> afterwards;
  private final Database database;
  private final ProgramTime time;
  private int failures;

  /** Polls this feed and tells of every poll that came to an end. */
  PollRegularly(
      Polled polled,
      PollFeed pollFeed,
      Consumer<Outcome> afterwards,
      Database database,
      ProgramTime time) {
    this.polled = polled;
    this.pollFeed = pollFeed;
    this.afterwards = afterwards;
    this.database = database;
    this.time = time;
  }

  @Override
  public void run() {
    try {
      time.sleep(untilFirst());
      while (!Thread.currentThread().isInterrupted()) {
        time.sleep(pollOnce());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** At once, unless the last poll is so short ago that a crash loop would pester the source. */
  private Duration untilFirst() {
    try {
      Instant now = time.instant();
      Optional<Instant> last =
          database.read(
              transaction ->
                  new FeedStore().record(transaction, polled.source().name()).lastAttempt());
      Duration rest = BREATHER.compareTo(polled.every()) < 0 ? BREATHER : polled.every();
      return last.filter(at -> !at.isAfter(now))
          .map(at -> rest.minus(Duration.between(at, now)))
          .orElse(Duration.ZERO);
    } catch (StoreException failure) {
      LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("polling begins all the same");
      return Duration.ZERO;
    }
  }

  /** Polls and answers how long to wait. */
  private Duration pollOnce() throws InterruptedException {
    String feed = polled.source().name();
    try {
      Outcome outcome = pollFeed.poll(polled.source());
      report(outcome);
      failures = outcome.isComplete() ? 0 : failures + 1;
      afterwards.accept(outcome);
      return outcome.isComplete() ? polled.every() : afterFailure(outcome.retryAfter());
    } catch (StoreException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("stopping");
      }
      failures++;
      LOG.atError()
          .addKeyValue("feed", feed)
          .addKeyValue("reason", failure.getMessage())
          .log("what a feed holds could not be saved; it will be read again");
      return afterFailure(Optional.empty());
    } catch (RuntimeException failure) {
      // One feed that fails in an unforeseen way must not end the polling of it.
      failures++;
      LOG.atError().addKeyValue("feed", feed).log("a poll failed in an unforeseen way", failure);
      return afterFailure(Optional.empty());
    }
  }

  /** Sooner than usual, then more and more patient, and never sooner than the source asks. */
  private Duration afterFailure(Optional<Duration> asked) {
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
          .log(outcome.read() ? "a feed was read only in part" : "a feed could not be read");
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
