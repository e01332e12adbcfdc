package dev.paperboy.command;

import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.Freshness;
import dev.paperboy.store.Database;
import dev.paperboy.store.FeedStore;
import dev.paperboy.store.FeedStore.FeedRecord;
import dev.paperboy.store.FloodStore;
import dev.paperboy.store.FloodStore.Held;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells how each feed is doing. Safe for use by several threads. */
public final class FeedReport {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String PARTLY = "only partly read";

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
   * @param record what the verdict rests on
   */
  public record Line(
      String name, String title, Freshness freshness, String detail, FeedRecord record) {}

  /** One line for each feed, in the order of the configuration. */
  public List<Line> lines() {
    return sources.stream().map(this::line).toList();
  }

  private Line line(FeedSource source) {
    FeedRecord record = database.read(transaction -> feeds.record(transaction, source.name()));
    Instant now = clock.instant();
    Optional<Instant> due = source.lastDue(now);
    Freshness freshness = judge(record, due, now);
    return new Line(
        source.name(),
        source.title(),
        freshness,
        detail(freshness, record, due, now) + flood(source.name()),
        record);
  }

  /** That papers of a flood are held, as the end of a sentence; mostly empty. */
  private String flood(String feed) {
    Optional<Held> held = database.read(transaction -> floods.held(transaction, feed));
    return held.map(
            one ->
                "; "
                    + one.flood().papers()
                    + " papers came at once (usual: up to "
                    + one.flood().usual()
                    + " a day), "
                    + one.held()
                    + " of them are held until a person decides: /papers release")
        .orElse("");
  }

  private static Freshness judge(FeedRecord record, Optional<Instant> due, Instant now) {
    if (record.failures() > 0) {
      return record.reason().startsWith(PARTLY) ? Freshness.PARTIAL : Freshness.FAILING;
    }
    if (record.lastComplete().isEmpty()) {
      return Freshness.NEW;
    }
    Instant newest = record.lastAnnounced().orElse(Instant.EPOCH);
    if (due.isPresent() && newest.isBefore(due.get())) {
      return Freshness.LATE;
    }
    return newest.isBefore(now.minus(A_DAY)) ? Freshness.QUIET : Freshness.FRESH;
  }

  private static String detail(
      Freshness freshness, FeedRecord record, Optional<Instant> due, Instant now) {
    String newest =
        record
            .lastAnnounced()
            .map(at -> "newest announcement " + Wording.ago(at, now))
            .orElse("no announcement seen yet");
    return switch (freshness) {
      case NEW -> "waiting for the first poll";
      case FRESH -> newest;
      case QUIET ->
          newest
              + (due.isPresent() ? "; nothing is due (weekend, holiday)" : "; nothing new since");
      case LATE ->
          newest
              + "; an announcement was due "
              + due.map(at -> Wording.ago(at, now)).orElse("by now");
      case PARTIAL, FAILING ->
          record.reason()
              + record
                  .failingSince()
                  .map(at -> " (first seen " + Wording.ago(at, now) + ")")
                  .orElse("");
    };
  }
}
