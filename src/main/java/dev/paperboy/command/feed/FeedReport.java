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

/** Tells how each feed is doing. Safe for use by several threads. */
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
   * How a feed is doing.
   *
   * @param name the feed
   * @param title what people call its source
   * @param freshness the verdict
   * @param detail why, in a sentence
   * @param record what the verdict is based on
   */
  public record Line(
      String name, String title, Freshness freshness, String detail, FeedRecord record) {

    /** The title, and the name where that is another word. */
    String called() {
      return title.equalsIgnoreCase(name) ? title : title + " (" + name + ")";
    }
  }

  /** One line for each feed, in the order of the configuration; times are in UTC. */
  public List<Line> lines() {
    return lines(NOBODYS);
  }

  /** The same with times in this zone. */
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

  /** That papers of a flood are held, as the end of a sentence; mostly empty. */
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
   * Whether each feed could have a paper that was never seen, a sentence each.
   *
   * @param categories of the paper; none where they are not known
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
