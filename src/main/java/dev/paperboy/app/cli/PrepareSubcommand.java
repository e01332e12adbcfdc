package dev.paperboy.app.cli;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.platform.RehearsalServer;
import dev.paperboy.app.settings.LoadResult;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.SettingsFile;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.files.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code prepare}: rehearses a start with everything that a start needs, so that Java can keep the
 * classes, and newer versions also what they have learnt about them, in an archive for later
 * starts. The launcher passes the options for that. Nothing leaves this machine, and nothing is
 * kept.
 */
@Command(
    name = "prepare",
    description = "Makes later starts faster: rehearses one, and keeps the loaded classes.",
    mixinStandardHelpOptions = true)
public final class PrepareSubcommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration STEP = Duration.ofMillis(200);

  /** What is always asked for; rarer pages would make the archive larger, which stays in memory. */
  private static final List<String> PAGES =
      List.of("/", "/api/status", "/api/channels", "/healthz");

  private final SystemTime time = new SystemTime();

  @Override
  public Integer call() throws InterruptedException, IOException {
    try (TemporaryFolder folder = DemoSubcommand.temporaryFolder();
        RehearsalServer server = new RehearsalServer()) {
      server.start();
      rehearse(folder.path(), server);
    }
    return 0;
  }

  private void rehearse(Path folder, RehearsalServer server)
      throws InterruptedException, IOException {
    Polled samples = new Polled(new DemoFeed(DemoSubcommand.samples(time), time), STEP);
    try (Paperboy paperboy =
        new Paperboy(
            settings(folder, server),
            folder.resolve("index"),
            pace -> new FeedSet(List.of(samples), List.of()),
            PlatformList.ALL,
            time)) {
      DemoSubcommand.subscribe(paperboy);
      paperboy.start();
      HttpClient client = HttpClient.newHttpClient();
      for (String page : PAGES) {
        get(client, paperboy.address() + page);
      }
      List<String> connected =
          server.platforms().stream()
              .map(name -> "paperboy_platform_ready{platform=\"" + name + "\"} 1")
              .toList();
      await(connected, client, paperboy.address() + "/metrics");
    }
  }

  private void await(List<String> connected, HttpClient client, String metrics)
      throws InterruptedException, IOException {
    for (long step = 0; step < LONGEST.dividedBy(STEP); step++) {
      if (connected.stream().allMatch(get(client, metrics)::contains)) {
        return;
      }
      time.sleep(STEP);
    }
    throw new OperatorException("the rehearsal took too long; later starts are as before");
  }

  private static String get(HttpClient client, String address)
      throws InterruptedException, IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** Reads a file, as each start does. */
  private static Settings settings(Path folder, RehearsalServer server) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("paperboy.yaml"),
            """
            database: "jdbc:sqlite:%s"
            console: { bind: 127.0.0.1:%d }
            %s
            """
                .formatted(
                    folder.resolve("paperboy.db"),
                    DemoSubcommand.freePort(),
                    server.configuration()));
    if (SettingsFile.read(file, Map.of()) instanceof LoadResult.Loaded loaded) {
      return loaded.settings();
    }
    throw new IllegalStateException("the configuration of the rehearsal is wrong");
  }
}
