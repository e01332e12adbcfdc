package dev.paperboy.store.paper;

import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Chunks;
import dev.paperboy.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores which feed announced which version of which paper, and when. */
public final class SightingStore {

  /**
   * An announcement.
   *
   * @param feed name of the feed
   * @param paper the paper
   * @param version the announced version
   * @param type the kind of news
   * @param announced the date given by the feed
   * @param seen when it was read
   * @param poll number of the poll that read it
   * @param baseline whether it was read before the feed's first complete poll had ended
   */
  public record Sighting(
      String feed,
      PaperId paper,
      int version,
      AnnounceType type,
      Instant announced,
      Instant seen,
      long poll,
      boolean baseline) {}

  /** Returns the earlier announcements of these papers by this feed. */
  public List<Sighting> of(Transaction transaction, String feed, Collection<PaperId> papers) {
    return Chunks.of(
        papers.stream().map(PaperId::toString).distinct().toList(),
        some ->
            transaction
                .query(
                    "SELECT * FROM sightings WHERE feed = :feed AND paper IN (<papers>)",
                    Map.of("feed", feed))
                .bindList("papers", some)
                .mapTo(Sighting.class)
                .list());
  }

  /**
   * Records announcements. An existing record stays unchanged, except that a version becomes news
   * if it is announced as news later: replaced one day, cross-listed the next.
   */
  public void record(Transaction transaction, List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return;
    }
    record Key(String feed, PaperId paper, int version) {}
    Map<Key, Sighting> versions = new LinkedHashMap<>();
    for (Sighting each : sightings) {
      versions.merge(
          new Key(each.feed(), each.paper(), each.version()),
          each,
          (first, later) -> first.type().isNews() || !later.type().isNews() ? first : later);
    }
    PreparedBatch batch =
        transaction
            .handle()
            .prepareBatch(
                """
                INSERT INTO sightings
                  (feed, paper, version, type, announced, seen, poll, baseline)
                VALUES (:feed, :paper, :version, :type, :announced, :seen, :poll, :baseline)
                ON CONFLICT (feed, paper, version) DO UPDATE SET type = excluded.type,
                  announced = excluded.announced, seen = excluded.seen, poll = excluded.poll,
                  baseline = excluded.baseline
                WHERE sightings.type IN ('REPLACE', 'REPLACE_CROSS')
                  AND excluded.type IN ('NEW', 'CROSS')
                """);
    for (Sighting sighting : versions.values()) {
      batch
          .bind("feed", sighting.feed())
          .bind("paper", sighting.paper().toString())
          .bind("version", sighting.version())
          .bind("type", sighting.type().name())
          .bind("announced", sighting.announced())
          .bind("seen", sighting.seen())
          .bind("poll", sighting.poll())
          .bind("baseline", sighting.baseline() ? 1 : 0)
          .add();
    }
    batch.execute();
  }

  /** Returns all announcements of a paper, oldest first. */
  public List<Sighting> of(Transaction transaction, PaperId paper) {
    return transaction
        .query(
            "SELECT * FROM sightings WHERE paper = :paper ORDER BY seen, feed, version",
            Map.of("paper", paper.toString()))
        .mapTo(Sighting.class)
        .list();
  }

  /** Returns the number of papers that a feed announced. */
  public long countPapers(Transaction transaction, String feed) {
    return transaction
        .query(
            "SELECT count(DISTINCT paper) FROM sightings WHERE feed = :feed", Map.of("feed", feed))
        .mapTo(Long.class)
        .one();
  }
}
