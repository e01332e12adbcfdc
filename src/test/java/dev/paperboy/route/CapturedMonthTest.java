package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real lists, captured in June and July 2026, replayed on a simulated clock. Skipped where they are
 * not at hand. It takes minutes: {@code mvn verify -Dit.test=CapturedMonthTest
 * -Dpaperboy.long=true}; the suite replays a week in {@link DiscordFlowTest}.
 */
@Tag("process")
final class CapturedMonthTest {
  /** A Saturday; neither it nor the days in front of it have a list. */
  private static final LocalDate FIRST = LocalDate.parse("2026-06-13");

  private static final LocalDate END_OF_MONTH = LocalDate.parse("2026-07-10");
  private static final String VOTES = "votes";

  /**
   * From the start, in milliseconds: some die before they are ready, some in the middle of work.
   */
  private static final int LONGEST_LIFE = 9_000;

  private static final Map<String, List<Wish>> WISHES =
      Map.of(
          "words",
          List.of(new Wish("diffusion", paper -> paper.says("\\bdiffusions?\\b"))),
          "either",
          List.of(
              new Wish(
                  "rlhf, grpo", paper -> paper.says("\\brlhf\\b") || paper.says("\\bgrpo\\b"))),
          "phrases",
          List.of(
              new Wish("\"flow matching\"", paper -> paper.says("\\bflow[\\s-]+matching\\b")),
              new Wish("quantiz*", paper -> paper.says("\\bquantiz\\w*"))),
          "excluding",
          List.of(
              new Wish(
                  "video -benchmark",
                  paper ->
                      paper.says("\\bvideos?\\b") && !paper.says("\\bbenchmark(?:s|ed|ing)?\\b"))),
          "people",
          List.of(
              new Wish("author:\"Shuai Wang\"", paper -> paper.authors().contains("Shuai Wang"))),
          "code",
          List.of(
              new Wish(
                  "diffusion has:code", paper -> paper.says("\\bdiffusions?\\b") && paper.code())),
          Readers.CAPPED,
          List.of(new Wish("video", paper -> paper.says("\\bvideos?\\b"))));

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void aMonthOfRealListsArrivesInTwoMinutes() throws Exception {
    replay(END_OF_MONTH, 4, 0, 0);
  }

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void aMonthOfRealListsArrivesThroughFailingAnswers() throws Exception {
    replay(END_OF_MONTH, 4, 0.3, 0);
  }

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void aMonthOfRealListsArrivesThroughFailingAnswersAndFiftyKills() throws Exception {
    replay(END_OF_MONTH, 12, 0.3, 50);
  }

  private void replay(LocalDate last, double secondsPerDay, double chaos, int kills)
      throws Exception {
    double speed = 86_400 / secondsPerDay;
    Readers readers = new Readers(WISHES);
    try (CapturedReplay replay = new CapturedReplay(FIRST, secondsPerDay, chaos);
        PaperboyProcess paperboy = new PaperboyProcess(folder, replay.configuration("15m"))) {
      prepare(replay, paperboy, readers);
      replay.set(FIRST);
      long began = System.nanoTime();
      kill(replay, paperboy, speed, kills);
      paperboy.start(replay.now(), speed);
      Instant end = last.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
      paperboy.await(
          "the last day",
          Duration.ofMinutes(10),
          () -> !paperboy.lastRead("huggingface").isBefore(end));
      paperboy.await(
          "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      hold(replay, paperboy, readers, last, chaos + ", " + kills + " kills, " + seconds + " s");
    }
  }

  /** Reads the feeds for the first time, while the lists are empty, and subscribes. */
  private static void prepare(CapturedReplay replay, PaperboyProcess paperboy, Readers readers)
      throws Exception {
    replay.now();
    Instant first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    PaperboyProcess.Ended once;
    int tries = 0;
    do {
      once = paperboy.command("run", "--once", "--clock", first.toString());
      tries++;
    } while (once.exitCode() != 0 && tries < 10);
    assertThat(once.exitCode()).as(once.errors()).isZero();
    paperboy.start(first.plusSeconds(1), 1);
    readers.subscribe(paperboy);
    paperboy.open(VOTES);
    paperboy.type(VOTES, "/papers settings cap 1000");
    paperboy.type(VOTES, "/papers subscribe upvotes>=30");
    assertThat(paperboy.stop()).isZero();
  }

  private static void kill(CapturedReplay replay, PaperboyProcess paperboy, double speed, int kills)
      throws Exception {
    Random random = new Random(kills);
    for (int done = 0; done < kills; done++) {
      paperboy.launch(replay.now(), speed);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE));
      paperboy.kill();
    }
    if (kills > 0) {
      assertThat(replay.now()).as("killed while there was news").isBefore("2026-07-10T23:00:00Z");
    }
  }

  private static void hold(
      CapturedReplay replay, PaperboyProcess paperboy, Readers readers, LocalDate last, String what)
      throws Exception {
    List<Text> papers = replay.papers(FIRST, last);
    Set<String> ids = papers.stream().map(Text::id).collect(Collectors.toCollection(TreeSet::new));
    ids.addAll(replay.arxivPapers());
    for (String id : ids) {
      assertThat(paperboy.get("/api/papers/" + id).status()).as("paper %s", id).isEqualTo(200);
    }
    assertThat(paperboy.status().path("papers").asLong())
        .as("papers, each once")
        .isEqualTo(ids.size());
    Map<String, Integer> counts = readers.hold(paperboy, papers, Set.of());
    counts.put(VOTES, holdVotes(paperboy, papers));
    RouteTest.report("captured until " + last + ", chaos " + what, ids.size(), counts);
  }

  /** The script adds up to two votes at random; what that decides may go either way. */
  private static int holdVotes(PaperboyProcess paperboy, List<Text> papers) {
    Set<String> got = new HashSet<>(Readers.posted(paperboy, VOTES));
    Set<String> must = ids(papers, 30);
    assertThat(got).as("papers with 30 votes").containsAll(must).isSubsetOf(ids(papers, 28));
    return got.size();
  }

  private static Set<String> ids(List<Text> papers, int votes) {
    return papers.stream()
        .filter(paper -> paper.votes() >= votes)
        .map(Text::id)
        .collect(Collectors.toSet());
  }
}
