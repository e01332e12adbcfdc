package dev.paperboy.ingest;

import dev.paperboy.feed.FeedPage;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.KnownItems.Recognized;
import dev.paperboy.ingest.PageWriter.Poll;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.FeedStore;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Saves papers without creating alerts: for an archive or a backfill. */
public final class PaperLoader {
  private final Database database;
  private final InstantSource clock;
  private final PageWriter savePage;
  private final String name;
  private final long poll;

  /**
   * Creates a loader.
   *
   * @param name the name of the source in {@code why} and {@code feed:}
   */
  public PaperLoader(Database database, String name, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.name = name;
    this.savePage =
        new PageWriter(
            database, new ActiveSubscriptions(), new RecentAnalyses(), new SoleLeases(), clock);
    this.poll =
        database.write(transaction -> new FeedStore().begin(transaction, name, clock.instant()));
  }

  /**
   * Returns the number of lines of a file that were saved before its loading was interrupted; 0 if
   * it was not.
   *
   * @param url address of the file
   * @param mark identifies this state of the file
   */
  public long linesSaved(String url, String mark) {
    return database
        .read(transaction -> new FeedStore().validator(transaction, name, url))
        .filter(known -> known.etag().equals(mark))
        .map(known -> (long) known.items())
        .orElse(0L);
  }

  /** Saves a page; returns the number of new papers. */
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
