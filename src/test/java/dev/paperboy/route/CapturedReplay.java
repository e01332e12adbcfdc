package dev.paperboy.route;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.route.PlainEvaluation.Text;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Captured lists of Hugging Face, served day by day by the script that lies beside them. */
final class CapturedReplay implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern ARXIV_ID = Pattern.compile("oai:arXiv\\.org:(\\d{4}\\.\\d{5})v");

  private final Path feeds;
  private final int port;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts the script, or skips the running test where it or its data is not there. */
  CapturedReplay(LocalDate first, double secondsPerDay, double chaos) throws IOException {
    this.feeds = CapturedData.feedsOrSkip();
    Path script = feeds.resolveSibling("replay").resolve("serve.py");
    assumeTrue(Files.isRegularFile(script), "the replay script is not here: skipped");
    assumeTrue(hasPython(), "python3 is not here: skipped");
    this.port = PaperboyProcess.freePort();
    this.process =
        new ProcessBuilder(
                "python3",
                script.toString(),
                "--port=" + port,
                "--feeds=" + feeds,
                "--first=" + first,
                "--seconds-per-day=" + secondsPerDay,
                "--chaos=" + chaos)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "clean up"));
  }

  private static boolean hasPython() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** The feeds of a configuration that polls it, the lists as often as this. */
  List<String> configuration(String every) {
    return List.of(
        "{ type: huggingface, every: " + every + ", base_url: \"" + address() + "\" }",
        "{ type: arxiv, categories: [cs.AI], every: 1h, rss_url: \""
            + address()
            + "\", api_url: \""
            + address()
            + "\" }");
  }

  /** What time it is there; waits until it answers. */
  Instant now() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      try {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/_clock")).build();
        String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return Instant.parse(MAPPER.readTree(answer).path("now").asText());
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new AssertionError("the replay script does not answer");
  }

  /** What day it is there: no list of a later one can have been read. */
  LocalDate today() throws InterruptedException {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC);
  }

  /** Sets its clock to the first moment of a day. */
  void set(LocalDate day) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/_clock?day=" + day))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
  }

  /** The papers of the lists of these days, as they were captured. */
  List<Text> papers(LocalDate first, LocalDate last) throws IOException {
    List<Text> papers = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Path file = feeds.resolve("hf_daily").resolve(day + ".json");
      if (Files.exists(file)) {
        MAPPER.readTree(file.toFile()).forEach(row -> papers.add(PlainEvaluation.captured(row)));
      }
    }
    return papers;
  }

  /** The ids of the papers in the captured feed of arXiv that the script serves. */
  Set<String> arxivPapers() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(feeds.resolve("arxiv_rss"))) {
      Path feed =
          files
              .filter(file -> file.getFileName().toString().startsWith("rss_"))
              .sorted()
              .findFirst()
              .orElseThrow();
      Matcher id = ARXIV_ID.matcher(Files.readString(feed));
      while (id.find()) {
        ids.add(id.group(1));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
