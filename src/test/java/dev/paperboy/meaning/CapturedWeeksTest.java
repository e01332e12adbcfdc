package dev.paperboy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The daily lists of the captured papers, day by day: how many a week are about topics that are
 * asked for at "about 5 a week". The topics are the most frequent keywords of the same papers that
 * the model knows a word of.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CapturedWeeksTest {
  private static final int TOPICS = 50;
  private static final int FEWEST = 3;
  private static final int MOST = 8;
  private static final double SHARE = 0.8;

  /** In weeks; the property names another number for measurements. */
  private static final int WEEKS = Integer.getInteger("paperboy.captured.weeks", 20);

  private static final int WEEKS_BEFORE = 5;
  private static final int DAYS = 7;

  private final EmbeddingModel model = BuiltInModel.load();
  private final List<Listed> papers = new ArrayList<>();
  private final Map<String, Integer> keywords = new HashMap<>();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);

  private record Listed(LocalDate day, Instant at, String text, Embedding embedding) {}

  /** Reads the papers of the last weeks. */
  @BeforeAll
  void read() throws IOException {
    Path file = CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz");
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> listed = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode paper = json.readTree(line);
        if (paper.path("hf_date").isTextual()) {
          listed.add(paper);
        }
        paper
            .path("keywords")
            .forEach(word -> keywords.merge(plain(word.asText()), 1, Integer::sum));
      }
    }
    LocalDate last =
        listed.stream().map(CapturedWeeksTest::day).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate first = week(last).minusWeeks(WEEKS + WEEKS_BEFORE);
    for (JsonNode paper : listed) {
      LocalDate day = day(paper);
      if (!day.isBefore(first)) {
        String text = paper.path("title").asText() + ". " + paper.path("abstract").asText();
        papers.add(
            new Listed(
                day,
                day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                text,
                model.embed(text)));
      }
    }
    papers.sort(Comparator.comparing(Listed::at).thenComparing(Listed::text));
  }

  @Test
  void aboutFiveAWeekAreThreeToEightInFourOfFiveUsualWeeks() {
    Set<Topic> asked = frequentKeywords();
    Map<Topic, Map<LocalDate, Integer>> posted = replay(asked);
    Set<LocalDate> usual = usualWeeks();

    int weeks = 0;
    int even = 0;
    int evenTopics = 0;
    for (Topic topic : asked) {
      Map<LocalDate, Integer> ofTopic = posted.getOrDefault(topic, Map.of());
      long good =
          usual.stream()
              .mapToInt(week -> ofTopic.getOrDefault(week, 0))
              .filter(count -> count >= FEWEST && count <= MOST)
              .count();
      weeks += usual.size();
      even += (int) good;
      evenTopics += good >= SHARE * usual.size() ? 1 : 0;
    }

    assertThat(asked).hasSize(TOPICS);
    assertThat(usual).hasSizeGreaterThan(WEEKS * 3 / 4);
    assertThat(even / (double) weeks)
        .describedAs("share of even weeks; topics with four of five even weeks: %d", evenTopics)
        .isGreaterThanOrEqualTo(SHARE);
    assertThat(evenTopics).isGreaterThanOrEqualTo(TOPICS * 3 / 4);
  }

  @Test
  void hardlyAnythingIsAboutWhatNoPaperIsAbout() {
    Set<Topic> unrelated =
        Set.of(
            Topic.of("lyric poetry of the troubadours"),
            Topic.of("recipes for vegetable soup"),
            Topic.of("the reign of Louis XIV"),
            Topic.of("sailing boats for sale"),
            Topic.of("pruning of apple trees"));

    int posted =
        replay(unrelated).values().stream()
            .flatMap(weeks -> weeks.values().stream())
            .mapToInt(Integer::intValue)
            .sum();

    assertThat(posted / (double) unrelated.size() / WEEKS).isLessThan(1);
  }

  private void visit(Instant since, BiConsumer<Instant, Embedding> visitor) {
    for (int i = papers.size() - 1; i >= 0 && !papers.get(i).at().isBefore(since); i--) {
      if (papers.get(i).at().isBefore(clock.instant())) {
        visitor.accept(papers.get(i).at(), papers.get(i).embedding());
      }
    }
  }

  private static LocalDate day(JsonNode paper) {
    return LocalDate.parse(paper.path("hf_date").asText().substring(0, 10));
  }

  private static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static String plain(String keyword) {
    int bracket = keyword.indexOf(" (");
    return (bracket < 0 ? keyword : keyword.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the most frequent keywords, the same in singular and plural only once. */
  private Set<Topic> frequentKeywords() {
    Set<String> seen = new HashSet<>();
    Set<Topic> frequent = new HashSet<>();
    Stream<String> byFrequency =
        keywords.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey);
    byFrequency
        .filter(
            keyword -> model.embed(keyword).norm() > 0 && seen.add(keyword.replaceAll("s$", "")))
        .limit(TOPICS)
        .forEach(keyword -> frequent.add(Topic.of(keyword)));
    return frequent;
  }

  /** Returns the number of papers by topic and week, with thresholds renewed each morning. */
  private Map<Topic, Map<LocalDate, Integer>> replay(Set<Topic> asked) {
    RatedTopics topics = new RatedTopics(model, this::visit, id -> Optional.empty(), clock);
    Map<Topic, Map<LocalDate, Integer>> posted = new HashMap<>();
    Map<LocalDate, List<Listed>> days = new TreeMap<>();
    papers.forEach(
        paper -> days.computeIfAbsent(paper.day(), none -> new ArrayList<>()).add(paper));
    LocalDate first = papers.get(0).day();
    LocalDate last = papers.get(papers.size() - 1).day();
    for (LocalDate day = first.plusDays(DAYS); !day.isAfter(last); day = day.plusDays(1)) {
      clock.set(day.atTime(6, 0).toInstant(ZoneOffset.UTC));
      topics.apply(topics.changes(asked, () -> false));
      if (week(day).isBefore(week(first).plusWeeks(WEEKS_BEFORE))) {
        continue;
      }
      for (Listed paper : days.getOrDefault(day, List.of())) {
        for (Topic topic : asked) {
          if (topics.target(topic).closeness(paper.embedding()).isClose()) {
            posted
                .computeIfAbsent(topic, none -> new HashMap<>())
                .merge(week(day), 1, Integer::sum);
          }
        }
      }
    }
    return posted;
  }

  /** Returns the complete weeks with at least half the median number of papers. */
  private Set<LocalDate> usualWeeks() {
    Map<LocalDate, Integer> counts = new TreeMap<>();
    papers.forEach(paper -> counts.merge(week(paper.day()), 1, Integer::sum));
    LocalDate first = week(papers.get(0).day()).plusWeeks(WEEKS_BEFORE);
    LocalDate last = week(papers.get(papers.size() - 1).day());
    counts.keySet().removeIf(week -> week.isBefore(first) || !week.isBefore(last));
    List<Integer> sorted = counts.values().stream().sorted().toList();
    int median = sorted.get(sorted.size() / 2);
    counts.values().removeIf(count -> count < median / 2.0);
    return counts.keySet();
  }
}
