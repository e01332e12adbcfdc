package dev.paperboy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the program by its launcher, connected to simulators of Discord and Slack, and reads its
 * CPU time and memory from {@code /proc}.
 */
public final class FootprintBenchmark implements AutoCloseable {
  private static final long SEED = 20260615;
  private static final int PAPERS = 12_811;
  private static final int IDLE_SECONDS = 120;
  private static final int DAYS = 30;
  private static final int PAPERS_A_DAY = 150;

  /** A day takes a minute: the program gives native memory back every minute of real time. */
  private static final int SPEED = 1440;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SAMPLES = Path.of("src/main/resources/demo/papers.jsonl");
  private static final List<String> CONNECTED =
      List.of("console is ready", "connected to Discord", "connected to Slack");

  private final Path folder;
  private final DiscordSimulator discord = new DiscordSimulator();
  private final SlackSimulator slack = new SlackSimulator();
  private final String botToken;
  private final int port;

  private FootprintBenchmark(Path folder) throws IOException {
    this.folder = folder;
    SimulatedChannel unused = discord.guild("reading group").textChannel("papers");
    this.botToken = slack.workspace("lab").botToken();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  /** Arguments: perhaps a file of real papers, and perhaps the seconds that the program idles. */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean isMonth = rest.remove("month");
    boolean isReal = !rest.isEmpty() && Files.isRegularFile(Path.of(rest.get(0)));
    List<Paper> seed = PapersFile.read(isReal ? Path.of(rest.remove(0)) : SAMPLES);
    int duration = rest.isEmpty() ? isMonth ? DAYS : IDLE_SECONDS : Integer.parseInt(rest.get(0));
    try (BenchmarkFolder folder = BenchmarkFolder.of("footprint");
        FootprintBenchmark benchmark = new FootprintBenchmark(folder.path())) {
      SyntheticPapers papers = new SyntheticPapers(seed, SEED);
      // The samples themselves have no ids of arXiv.
      int skipped = isReal ? 0 : seed.size();
      benchmark.load(papers.first(PAPERS + skipped).skip(skipped));
      if (isMonth) {
        benchmark.month(duration, papers);
      } else {
        benchmark.idle(duration);
      }
    }
    // The simulators have threads of their own.
    System.exit(0);
  }

  /** Stores the papers before the measurements, as {@code ./paperboy load} does. */
  private void load(Stream<Paper> papers) throws IOException, InterruptedException {
    Path file = folder.resolve("papers.json.gz");
    SnapshotFile.write(file, papers);
    Files.createDirectories(folder.resolve("data"));
    configure("[]");
    Path log = folder.resolve("load.log");
    List<String> arguments = List.of("load", "--config", config().toString(), file.toString());
    try (MeasuredProgram loading = MeasuredProgram.start(javaHomes().get(0), log, arguments)) {
      if (loading.end() != 0) {
        throw new IllegalStateException("load failed:\n" + Files.readString(log));
      }
    }
  }

  private Path config() {
    return folder.resolve("paperboy.yaml");
  }

  private void configure(String feeds) throws IOException {
    Files.writeString(
        config(),
        """
        database: jdbc:sqlite:%s
        feeds: %s
        console: { bind: 127.0.0.1:%d }
        discord: { token: %s, api_url: "%s", gateway_url: "%s" }
        slack: { bot_token: %s, app_token: %s, api_url: "%s" }
        """
            .formatted(
                folder.resolve("data/paperboy.db"),
                feeds,
                port,
                DiscordSimulator.TOKEN,
                discord.apiUrl(),
                discord.gatewayUrl(),
                botToken,
                SlackSimulator.APP_TOKEN,
                slack.apiUrl()));
  }

  private static List<Path> javaHomes() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home", ""))));
    String others = System.getenv("FOOTPRINT_JAVA_HOMES");
    Path installed = Path.of("/usr/lib/jvm");
    if (others != null) {
      Stream.of(others.split(" ", -1))
          .filter(home -> !home.isEmpty())
          .map(Path::of)
          .forEach(homes::add);
    } else if (Files.isDirectory(installed)) {
      try (Stream<Path> folders = Files.list(installed)) {
        folders
            .filter(home -> home.getFileName().toString().startsWith("temurin-25"))
            .forEach(homes::add);
      }
    }
    return homes;
  }

  private MeasuredProgram start(Path javaHome, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "--config", config().toString()));
    arguments.addAll(List.of(more));
    MeasuredProgram program = MeasuredProgram.start(javaHome, folder.resolve("run.log"), arguments);
    program.awaitLogged(CONNECTED);
    return program;
  }

  /** Prints a row for each Java: the second start, which finds what the first has left for it. */
  private void idle(int seconds) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%,d papers; idle for %d s; %d cores; options: %s%n%n",
        PAPERS,
        seconds,
        Runtime.getRuntime().availableProcessors(),
        System.getenv().getOrDefault("PAPERBOY_JAVA_OPTS", "the launcher's"));
    System.out.println(
        "| Java | start | CPU until connected, s | CPU while idle, s | resident, MB | proportional,"
            + " MB | private, MB | threads |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    for (Path javaHome : javaHomes()) {
      for (String which : List.of("first", "second")) {
        try (MeasuredProgram program = start(javaHome)) {
          double cpu = program.cpuSeconds();
          HttpClient client = HttpClient.newHttpClient();
          InputStream events = open(client);
          TimeUnit.SECONDS.sleep(which.equals("first") ? 5 : seconds);
          System.out.printf(
              Locale.ROOT,
              "| %s | %s | %.2f | %.2f | %.0f | %.0f | %.0f | %d |%n",
              version(javaHome),
              which,
              cpu,
              program.cpuSeconds() - cpu,
              program.megabytes("status", "VmRSS"),
              program.megabytes("smaps_rollup", "Pss"),
              program.megabytes("smaps_rollup", "Private_Dirty"),
              program.threads());
          events.close();
          program.stop();
        }
      }
    }
  }

  /**
   * Prints the memory on every third day of a simulated time in which a feed announces papers each
   * day that a channel of the console has subscribed to.
   */
  private void month(int days, SyntheticPapers papers) throws Exception {
    Path feed = folder.resolve("new.jsonl");
    Files.writeString(feed, "");
    configure("[{ type: file, path: \"" + feed + "\", every: 6h }]");
    Iterator<Paper> fresh =
        papers.first(PAPERS + days * PAPERS_A_DAY + 1000).skip(PAPERS).iterator();
    String speed = Integer.toString(SPEED);
    HttpClient client = HttpClient.newHttpClient();
    System.out.println(
        "| day | resident, MB | proportional, MB | private, MB | threads | CPU, s |");
    System.out.println("|---:|---:|---:|---:|---:|---:|");
    try (MeasuredProgram program =
            start(javaHomes().get(0), "--clock", "2026-06-15T00:00:00Z", "--clock-speed", speed);
        InputStream events = open(client)) {
      post(client, "/api/channels", "{\"name\":\"papers\"}");
      post(
          client,
          "/api/channels/papers/commands",
          "{\"user\":\"reader\",\"text\":\"subscribe model | learning daily at 09:00\"}");
      for (int day = 1; day <= days; day++) {
        for (int i = 0; i < PAPERS_A_DAY; i++) {
          Files.writeString(feed, line(fresh.next()), StandardOpenOption.APPEND);
        }
        TimeUnit.SECONDS.sleep(TimeUnit.DAYS.toSeconds(1) / SPEED);
        if (day % 3 == 1) {
          System.out.printf(
              Locale.ROOT,
              "| %d | %.0f | %.0f | %.0f | %d | %.1f |%n",
              day,
              program.megabytes("status", "VmRSS"),
              program.megabytes("smaps_rollup", "Pss"),
              program.megabytes("smaps_rollup", "Private_Dirty"),
              program.threads(),
              program.cpuSeconds());
        }
      }
    }
  }

  /** Returns a paper as a line of a file that is a feed. */
  private static String line(Paper paper) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", paper.id().local()).put("title", paper.title());
    line.put("abstract", paper.abstractText()).put("published", paper.published().toString());
    paper.categories().forEach(line.putArray("categories")::add);
    paper.authors().forEach(author -> line.withArray("authors").add(author.name()));
    return JSON.writeValueAsString(line) + "\n";
  }

  private void post(HttpClient client, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
  }

  /** Opens the console as a browser does: its page, the list of channels, the stream of events. */
  private InputStream open(HttpClient client) throws IOException, InterruptedException {
    for (String path : List.of("/", "/api/status", "/api/channels")) {
      HttpResponse<String> page = client.send(request(path), BodyHandlers.ofString());
      if (page.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + page.statusCode());
      }
    }
    return client.send(request("/api/events"), BodyHandlers.ofInputStream()).body();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
  }

  private static String version(Path javaHome) throws IOException {
    try (Stream<String> lines = Files.lines(javaHome.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll(".*=|\"", ""))
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public void close() {
    discord.close();
    slack.close();
  }
}
