package dev.paperboy.trending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.feed.FeedTesting;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.ingest.ActiveSubscriptions;
import dev.paperboy.ingest.FeedPoller;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lists of captured days are those that the captured votes say, counted by hand: the newest
 * four weeks, and all of them with {@code -Dpaperboy.long=true}.
 */
final class CapturedTrendingTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String LIST = "/api/daily_papers?date=";
  private static final DateTimeFormatter CAPTURED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmssXX");
  private static final int COMPARED = 40;
  private static final String FIRST = Boolean.getBoolean("paperboy.long") ? "" : "2026-06-15";

  @TempDir Path folder;
  private final FeedTesting at = new FeedTesting("2024-06-03T22:00:00Z");
  private final HuggingFaceFeed feed =
      new HuggingFaceFeed("huggingface", at.server.address(), at.fetcher, at.gate, at.clock);
  private final Map<String, String> served = new HashMap<>();
  private final Map<String, Counted> counted = new HashMap<>();

  @AfterEach
  void close() {
    at.close();
  }

  /** A paper as it is counted by hand: its votes by the time at which they were read. */
  private static final class Counted {
    final TreeMap<Instant, Integer> votes = new TreeMap<>();
    Instant announced = Instant.MAX;
    int comments;
    boolean code;

    int now() {
      return votes.lastEntry().getValue();
    }

    int gained(Instant since) {
      Map.Entry<Instant, Integer> before = votes.lowerEntry(since);
      if (before != null) {
        return now() - before.getValue();
      }
      return announced.isBefore(since) ? now() - votes.firstEntry().getValue() : now();
    }

    int points(Instant since) {
      return 10 * gained(since)
          + Math.min(now(), 100)
          + 2 * Math.min(comments, 20)
          + (code ? 10 : 0);
    }
  }

  private static Instant start(TrendingSpan span, Instant now) {
    long hour = now.getEpochSecond() / 3600 * 3600;
    return switch (span) {
      case NOW -> Instant.ofEpochSecond(hour - 6 * 3600);
      case DAY -> Instant.ofEpochSecond(hour - 24 * 3600);
      case WEEK -> Instant.ofEpochSecond(hour - 7 * 24 * 3600);
      case MONTH ->
          LocalDate.ofInstant(now, ZoneOffset.UTC)
              .minusDays(30)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC);
    };
  }

  private List<String> byHand(TrendingSpan span) {
    Instant since = start(span, at.clock.instant());
    return counted.entrySet().stream()
        .filter(paper -> paper.getValue().gained(since) > 0)
        .sorted(
            Comparator.<Map.Entry<String, Counted>>comparingInt(
                    paper -> -paper.getValue().points(since))
                .thenComparing(paper -> -paper.getValue().now())
                .thenComparing(paper -> paper.getValue().announced)
                .thenComparing(Map.Entry::getKey))
        .limit(COMPARED)
        .map(
            paper ->
                "%s: %d points, %d of %d"
                    .formatted(
                        paper.getKey(),
                        paper.getValue().points(since),
                        paper.getValue().gained(since),
                        paper.getValue().now()))
        .toList();
  }

  private static List<String> listed(TrendingLists lists, TrendingSpan span) {
    return lists.list(span, Optional.empty(), 0, COMPARED).papers().stream()
        .map(
            one ->
                "%s: %d points, %d of %d"
                    .formatted(
                        one.paper().id().local(),
                        one.score().points(),
                        one.score().gained(),
                        one.score().upvotes()))
        .toList();
  }

  private void serve(Path file, String date) throws IOException {
    String body = Files.readString(file);
    served.put(date, body);
    at.server.on(LIST + date, ScriptedServer.json(body));
  }

  private void readAt(FeedPoller poller, Instant now) throws Exception {
    at.clock.set(now);
    int before = at.server.targets().size();
    assertThat(poller.poll(feed).isComplete()).isTrue();
    for (String target : at.server.targets().subList(before, at.server.targets().size())) {
      String date = target.substring(LIST.length(), LIST.length() + "2024-06-03".length());
      for (JsonNode row : MAPPER.readTree(served.getOrDefault(date, "[]"))) {
        count(row, LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
    }
  }

  private void count(JsonNode row, Instant listDate) {
    JsonNode paper = row.path("paper");
    Counted known = counted.computeIfAbsent(paper.path("id").asText(), id -> new Counted());
    String listed = paper.path("submittedOnDailyAt").asText("");
    Instant announced = listed.isEmpty() ? listDate : Instant.parse(listed);
    known.announced = announced.isBefore(known.announced) ? announced : known.announced;
    int votes = paper.path("upvotes").asInt();
    if (known.votes.isEmpty() || known.now() != votes) {
      known.votes.put(at.clock.instant(), votes);
    }
    known.comments = row.path("numComments").asInt();
    known.code |= !paper.path("githubRepo").asText("").isEmpty();
  }

  private void compare(TrendingLists lists, TrendingSpan... spans) {
    for (TrendingSpan span : spans) {
      assertThat(listed(lists, span))
          .as(span + " at " + at.clock.instant())
          .isEqualTo(byHand(span));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theListsOfEveryCapturedDayAreThoseOfItsVotes() throws Exception {
    Path captured = CapturedData.feedsOrSkip().resolve("hf_daily");
    at.server.on(LIST, ScriptedServer.json("[]"));
    int papers = 0;
    try (Database database = TestDatabase.SQLITE.open(folder);
        PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), at.clock)) {
      FeedPoller poller = new FeedPoller(database, new ActiveSubscriptions(), at.clock);
      TrendingLists lists = new TrendingLists(database, index, at.clock);
      for (Path file : files(captured)) {
        String date = file.getFileName().toString().replace(".json", "");
        if (date.compareTo(FIRST) < 0) {
          continue;
        }
        serve(file, date);
        readAt(poller, Instant.parse(date + "T22:10:00Z"));
        compare(lists, TrendingSpan.DAY, TrendingSpan.WEEK, TrendingSpan.MONTH);
        papers += byHand(TrendingSpan.DAY).size();
      }
    }
    assertThat(papers).as("papers of all days").isGreaterThan(300);
  }

  private record Version(Path file, String date, Instant captured) {
    static Version of(Path file) {
      String[] parts = file.getFileName().toString().replace(".json", "").split("__", 2);
      return new Version(file, parts[0], OffsetDateTime.parse(parts[1], CAPTURED).toInstant());
    }
  }

  @Test
  void theListsOfDaysCapturedSeveralTimesFollowTheirVotes() throws Exception {
    Path captured = CapturedData.feedsOrSkip().resolve("hf_daily_versions");
    at.server.on(LIST, ScriptedServer.json("[]"));
    List<Version> versions = new ArrayList<>();
    for (Path file : files(captured)) {
      versions.add(Version.of(file));
    }
    versions.sort(Comparator.comparing(Version::captured));
    List<String> rising = new ArrayList<>();
    try (Database database = TestDatabase.SQLITE.open(folder);
        PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), at.clock)) {
      FeedPoller poller = new FeedPoller(database, new ActiveSubscriptions(), at.clock);
      TrendingLists lists = new TrendingLists(database, index, at.clock);
      for (Version version : versions) {
        serve(version.file(), version.date());
        readAt(poller, version.captured());
        compare(lists, TrendingSpan.values());
        rising.addAll(byHand(TrendingSpan.NOW));
        at.clock.advance(Duration.ofHours(7));
        compare(lists, TrendingSpan.values());
      }
    }
    assertThat(rising).as("papers that rose within hours").hasSizeGreaterThan(20);
  }
}
