package dev.paperboy.app;

import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.task.PollingTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.fleet.Lease;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.ingest.FeedPoller.Outcome;
import dev.paperboy.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the feeds: all of them once, or each repeatedly on a thread of its own. Thread-safe. */
final class FeedPolling {
  private static final Logger LOG = LoggerFactory.getLogger(FeedPolling.class);

  private final List<Polled> feeds;
  private final FeedPoller poller;
  private final Consumer<Outcome> polled;
  private final Database database;
  private final Leases leases;
  private final ProgramTime time;
  private final List<Thread> threads = new ArrayList<>();
  private boolean started;
  private boolean stopped;

  /**
   * Creates the polling of these feeds.
   *
   * @param polled receives the outcome of each poll
   * @param leases which feeds this replica may poll
   */
  FeedPolling(
      List<Polled> feeds,
      FeedPoller poller,
      Consumer<Outcome> polled,
      Database database,
      Leases leases,
      ProgramTime time) {
    this.feeds = List.copyOf(feeds);
    this.poller = poller;
    this.polled = polled;
    this.database = database;
    this.leases = leases;
    this.time = time;
  }

  /** Polls every feed once; returns whether every feed was read, here or by another replica. */
  boolean pollOnce() throws InterruptedException {
    boolean allRead = true;
    for (Polled feed : feeds) {
      LeasedTask leased = new LeasedTask(leases, Lease.ofFeed(feed.source().name()));
      Optional<Outcome> found = leased.run(() -> poller.poll(feed.source()));
      if (found.isEmpty()) {
        LOG.atInfo()
            .addKeyValue("feed", feed.source().name())
            .log("left to another replica, which polls it");
        continue;
      }
      Outcome outcome = found.get();
      polled.accept(outcome);
      LOG.atInfo()
          .addKeyValue("feed", outcome.feed())
          .addKeyValue("papers", outcome.papers())
          .addKeyValue("alerts", outcome.alerts())
          .addKeyValue("trouble", outcome.reason())
          .log("polled");
      allRead &= outcome.isComplete();
    }
    return allRead;
  }

  /** Starts the threads, unless they were started or stopped before. */
  synchronized void start(TaskThreads all) {
    if (!started && !stopped) {
      started = true;
      feeds.forEach(feed -> threads.add(all.start(loop(feed))));
    }
  }

  /** Returns whether the threads were started. */
  synchronized boolean isStarted() {
    return started;
  }

  private TaskLoop loop(Polled feed) {
    return new TaskLoop(
        "poll " + feed.source().name(),
        "poll failed; it will be retried",
        new PollingTask(feed, poller, polled, database, leases, time),
        wait -> {
          if (wait.isZero()) {
            leases.await(Lease.ofFeed(feed.source().name()));
          } else {
            time.sleep(wait);
          }
          return true;
        });
  }

  /** Interrupts the threads; none are started from now on. */
  synchronized void stop() {
    stopped = true;
    threads.forEach(Thread::interrupt);
  }
}
