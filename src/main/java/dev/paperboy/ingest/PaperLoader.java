package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.ingest.KnownItems.Recognized;
import dev.paperboy.ingest.PageWriter.Poll;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.FeedStore;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Saves papers without alerting anybody: an archive, a backfill. */
public final class PaperLoader {
  private final Database database;
  private final InstantSource clock;
  private final PageWriter savePage;
  private final String name;
  private final long poll;

  /**
   * Begins to load.
   *
   * @param name what the source is called in {@code why} and {@code feed:}
   */
  public PaperLoader(Database database, String name, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.name = name;
    this.savePage =
        new PageWriter(database, new ActiveSubscriptions(), new RecentAnalyses(), clock);
    this.poll =
        database.write(transaction -> new FeedStore().begin(transaction, name, clock.instant()));
  }

  /**
   * How many lines of a file were saved before loading it was broken off; 0 when it was not.
   *
   * @param url address of the file
   * @param mark what tells this state of the file from any other
   */
  public long linesSaved(String url, String mark) {
    return database
        .read(transaction -> new FeedStore().validator(transaction, name, url))
        .filter(known -> known.etag().equals(mark))
        .map(known -> (long) known.items())
        .orElse(0L);
  }

  /** Saves a page; returns how many of its papers were not known before. */
  public int load(FeedPage page) {
    AtomicInteger papers = new AtomicInteger();
    savePage.save(
        new Poll(name, poll, true),
        Recognized.asItIs(page.asOf(clock.instant())),
        transaction -> {},
        saved -> papers.addAndGet(saved.newPapers()));
    return papers.get();
  }
}
