package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.route.PlainEvaluation.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Two weeks of made-up papers, the program that reads them, and what must have come of it. */
final class Fortnight implements AutoCloseable {
  // A paper that is caught up with after its second version was read is news with that version's
  // text.
  private static final String REVISED = "revised";

  private static final Map<String, List<PlainEvaluation.Wish>> WISHES =
      Map.of(
          "words",
          List.of(PlainEvaluation.WORD, PlainEvaluation.EITHER),
          "phrases",
          List.of(PlainEvaluation.PHRASE, PlainEvaluation.BEGINNING),
          "people",
          List.of(PlainEvaluation.AUTHOR, PlainEvaluation.EXCLUDING),
          "votes",
          List.of(PlainEvaluation.VOTES),
          "code",
          List.of(PlainEvaluation.CODE),
          REVISED,
          List.of(PlainEvaluation.REVISED),
          Readers.CAPPED,
          List.of(PlainEvaluation.WORD));

  final ReplayServer server;
  final PaperboyProcess paperboy;
  final DiscordReader discord = new DiscordReader(PlainEvaluation.WORD, PlainEvaluation.EITHER);
  private final List<Printed> papers;
  private final Readers readers = new Readers(WISHES);

  /** Starts the server; nothing is listed yet, and the lists are read as often as this. */
  Fortnight(Path folder, long seed, String every) throws IOException {
    this.papers = GeneratedPapers.of(seed);
    this.server = new ReplayServer(papers, GeneratedPapers.FIRST, seed);
    this.paperboy =
        new PaperboyProcess(folder, server.configuration(every), discord.configuration());
  }

  /**
   * Lets the feeds be read for the first time, while there is nothing to read, and subscribes; then
   * stops the program. Whatever comes from now on is news.
   */
  void prepare() throws IOException, InterruptedException {
    paperboy.start(server.now(), 1);
    paperboy.await("the baseline", () -> isReadSince(Instant.EPOCH.plusSeconds(1)));
    readers.subscribe(paperboy);
    discord.subscribe();
    assertThat(paperboy.stop()).as("exit code after SIGTERM").isZero();
  }

  /** Lets time pass, this much of it in each second, with this share of answers failing. */
  void begin(double speed, double chaos) throws IOException, InterruptedException {
    server.go(0, chaos);
    paperboy.start(server.now(), speed);
    // A slow start would leave the program's clock days behind the server's.
    server.set(Instant.parse(paperboy.status().path("now").asText()));
    server.go(speed, chaos);
  }

  /** Waits until the program has read everything there is, and delivered it. */
  void finish() throws InterruptedException {
    Instant end = end();
    paperboy.await("the last day", Duration.ofMinutes(12), () -> isReadSince(end));
    paperboy.await(
        "an empty outbox", () -> paperboy.status().path("outbox").path("pending").asInt(-1) == 0);
  }

  /**
   * The Monday after the last day. A last day that was missed is caught up with when the next one
   * has been announced.
   */
  static Instant end() {
    return GeneratedPapers.LAST.plusDays(3).atTime(8, 0).toInstant(ZoneOffset.UTC);
  }

  private boolean isReadSince(Instant moment) {
    return !paperboy.lastRead("huggingface").isBefore(moment)
        && !paperboy.lastRead("arxiv").isBefore(moment);
  }

  /**
   * Holds what is stored and what was posted against what the feeds held.
   *
   * @param gaps whether the program was down for long enough to miss announcements of versions,
   *     which nobody can catch up with
   * @return how many papers each channel got
   */
  Map<String, Integer> hold(boolean gaps) {
    Set<String> must = new TreeSet<>();
    Set<String> may = new TreeSet<>();
    for (Printed paper : papers) {
      (paper.isNews() || !gaps ? must : may).add(paper.id());
    }
    for (String id : must) {
      assertThat(paperboy.get("/api/papers/" + id).status()).as("paper %s", id).isEqualTo(200);
    }
    long also =
        may.stream().filter(id -> paperboy.get("/api/papers/" + id).status() == 200).count();
    assertThat(paperboy.status().path("papers").asLong())
        .as("papers, each once")
        .isEqualTo(must.size() + also);
    List<Text> news =
        papers.stream()
            .filter(Printed::isNews)
            .map(PlainEvaluation::of)
            .collect(Collectors.toList());
    Map<String, Integer> counts = readers.hold(paperboy, news, gaps ? Set.of(REVISED) : Set.of());
    counts.put("discord", discord.hold(news, news));
    assertThat(counts.getOrDefault("words", 0)).as("there is something to see").isGreaterThan(20);
    assertThat(paperboy.status().path("outbox").path("failed").asInt(-1)).isZero();
    return counts;
  }

  /** How many papers the feeds held. */
  int size() {
    return papers.size();
  }

  @Override
  public void close() {
    paperboy.close();
    discord.close();
    server.close();
  }
}
