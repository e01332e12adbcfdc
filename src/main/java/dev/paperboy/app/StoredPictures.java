package dev.paperboy.app;

import dev.paperboy.app.settings.FeedSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.task.PicturesTask;
import dev.paperboy.app.task.TaskLoop;
import dev.paperboy.app.task.TaskThreads;
import dev.paperboy.app.task.WakeUp;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchLimits;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.fleet.LeasedTask;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.SharedWork;
import dev.paperboy.picture.PictureCollector;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PictureStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fetches the pictures of papers on a thread of its own, unless they are turned off. */
final class StoredPictures {
  private final Database database;
  private final LeasedTask leased;
  private final ProgramTime time;
  private final Optional<PictureCollector> collector;
  private final WakeUp wakeUp = new WakeUp();
  private Optional<Thread> thread = Optional.empty();

  StoredPictures(Settings settings, Database database, Leases leases, ProgramTime time) {
    this.leased = new LeasedTask(leases, SharedWork.PICTURES.lease());
    this.database = database;
    this.time = time;
    this.collector =
        settings.site().pictures()
            ? Optional.of(collector(settings, database, time))
            : Optional.empty();
  }

  private static PictureCollector collector(
      Settings settings, Database database, ProgramTime time) {
    FetchLimits standard =
        FetchLimits.standard(Version.number(), Version.contact(settings.contact()));
    FetchLimits limits =
        new FetchLimits(
            standard.userAgent(),
            standard.connect(),
            standard.overall(),
            PictureCollector.MOST_BYTES);
    return new PictureCollector(
        database,
        new Fetcher(limits, settings.proxies(), time, time, RandomGenerator.getDefault()),
        feeds(settings),
        PictureCollector.MOST_BYTES_IN_ALL,
        time,
        time);
  }

  private static Map<String, FetchAddress> feeds(Settings settings) {
    Map<String, FetchAddress> feeds = new HashMap<>();
    for (FeedSettings feed : settings.feeds()) {
      if (feed instanceof FeedSettings.HuggingFace one) {
        feeds.put(one.name(), one.baseUrl());
      } else if (feed instanceof FeedSettings.Rss one) {
        feeds.put(one.name(), one.url());
      }
    }
    return feeds;
  }

  /** Removes what was stored before pictures were turned off. */
  void recover() {
    if (collector.isEmpty()) {
      database.change(new PictureStore()::removeAll);
    }
  }

  void start(TaskThreads threads) {
    collector.ifPresent(
        found ->
            thread =
                Optional.of(
                    threads.start(
                        new TaskLoop(
                            "pictures",
                            "fetching pictures failed; it will be retried",
                            new PicturesTask(found, leased, time),
                            wakeUp::await))));
  }

  /** Says that there may be new pictures to fetch. */
  void signal() {
    wakeUp.signal();
  }

  void stop() {
    wakeUp.stop();
    thread.ifPresent(Thread::interrupt);
  }
}
