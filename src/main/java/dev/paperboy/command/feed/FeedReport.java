package dev.paperboy.command.feed;

import dev.paperboy.command.Wording;
import dev.paperboy.feed.FeedCondition;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.Freshness;
import dev.paperboy.feed.PollHistory;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.store.paper.FloodStore;
import dev.paperboy.store.paper.FloodStore.Held;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reports the condition of each feed. Thread-safe. */
public final class FeedReport {
  private static final ZoneId NOBODYS = ZoneId.of("UTC");

  private final Database database;
  private final List<FeedSource> sources;
  private final InstantSource clock;
  private final FeedStore feeds = new FeedStore();
  private final FloodStore floods = new FloodStore();

  /** Reports on these feeds. */
  public FeedReport(Database database, List<FeedSource> sources, InstantSource clock) {
    this.database = database;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /**
   * The condition of a feed.
   *
   * @param name the feed
   * @param title display name of its source
   * @param freshness the verdict
   * @param detail the reason, in a sentence
   * @param record the data that the verdict is based on
   */
  public record Line(
      String name, String title, Freshness freshness, String detail, FeedRecord record) {

    /** Returns the title, and the name if it differs. */
    String called() {
      return title.equalsIgnoreCase(name) ? title : title + " (" + name + ")";
    }
  }

  /** Returns one line per feed, in the order of the configuration; times are in UTC. */
  public List<Line> lines() {
    return lines(NOBODYS);
  }

  /** Returns the same, with times in this zone. */
  List<Line> lines(ZoneId zone) {
    return sources.stream().map(source -> line(source, zone)).toList();
  }

  private Line line(FeedSource source, ZoneId zone) {
    FeedRecord record = database.read(transaction -> feeds.record(transaction, source.name()));
    Instant now = clock.instant();
    FeedCondition condition = FeedCondition.of(source, history(record), now);
    String detail = new FeedText(record, now, zone).detail(condition);
    return new Line(
        source.name(),
        source.title(),
        condition.freshness(),
        detail + flood(source.name()),
        record);
  }

  /** Returns a note that papers of a flood are held, as the end of a sentence; usually empty. */
  private String flood(String feed) {
    Optional<Held> held = database.read(transaction -> floods.held(transaction, feed));
    return held.map(
            one ->
                "; "
                    + one.flood().papers()
                    + " papers came at once (usually up to "
                    + one.flood().usual()
                    + " a day), "
                    + one.held()
                    + " of them held until somebody decides: /papers release")
        .orElse("");
  }

  private static PollHistory history(FeedRecord record) {
    return new PollHistory(
        record.firstComplete(),
        record.lastComplete(),
        record.lastAnnounced(),
        record.failingSince(),
        record.unreadSince());
  }

  /**
   * Returns whether each feed could announce an unknown paper, one sentence each.
   *
   * @param categories of the paper; none if they are not known
   */
  public List<String> prospects(PaperId paper, List<String> categories, ZoneId zone) {
    return sources.stream()
        .map(
            source -> {
              Line line = line(source, zone);
              return source
                  .whyNever(paper, categories)
                  .map(reason -> line.called() + " cannot have it: " + Wording.inert(reason) + ".")
                  .orElseGet(
                      () ->
                          line.called()
                              + " may have it: "
                              + line.freshness().words()
                              + " — "
                              + Wording.inert(line.detail())
                              + ".");
            })
        .toList();
  }
}
