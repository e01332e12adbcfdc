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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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

  @Parameters(arity = "0..1", paramLabel = "FOLDER", hidden = true)
  private @Nullable Path folder;

  /**
   * Without a folder, rehearses in a temporary one. In an empty folder, only creates a database: a
   * start on an existing database needs fewer classes, and those of others would stay in memory.
   */
  @Override
  public Integer call() throws InterruptedException, IOException {
    if (folder == null) {
      try (TemporaryFolder temporary = DemoSubcommand.temporaryFolder()) {
        fill(temporary.path());
        rehearse(temporary.path());
      }
    } else if (Files.exists(database(folder))) {
      rehearse(folder);
    } else {
      fill(folder);
    }
    return 0;
  }

  private void fill(Path folder) throws InterruptedException, IOException {
    Polled samples = new Polled(new DemoFeed(DemoSubcommand.samples(time), time), STEP);
    try (Paperboy paperboy = program(folder, "", List.of(samples))) {
      DemoSubcommand.subscribe(paperboy);
      paperboy.runOnce();
    }
  }

  private void rehearse(Path folder) throws InterruptedException, IOException {
    try (RehearsalServer server = new RehearsalServer()) {
      server.start();
      try (Paperboy paperboy = program(folder, server.configuration(), List.of())) {
        connect(paperboy, server);
      }
    }
  }

  private void connect(Paperboy paperboy, RehearsalServer server)
      throws InterruptedException, IOException {
    paperboy.start();
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(LONGEST).build();
    for (String page : PAGES) {
      get(client, paperboy.address() + page);
    }
    List<String> connected =
        server.platforms().stream()
            .map(name -> "paperboy_platform_ready{platform=\"" + name + "\"} 1")
            .toList();
    await(connected, client, paperboy.address() + "/metrics");
  }

  private void await(List<String> connected, OkHttpClient client, String metrics)
      throws InterruptedException, IOException {
    for (long step = 0; step < LONGEST.dividedBy(STEP); step++) {
      if (connected.stream().allMatch(get(client, metrics)::contains)) {
        return;
      }
      time.sleep(STEP);
    }
    throw new OperatorException("the rehearsal took too long; later starts are as before");
  }

  private static String get(OkHttpClient client, String address) throws IOException {
    Request request = new Request.Builder().url(address).build();
    try (Response response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }

  private Paperboy program(Path folder, String platforms, List<Polled> feeds) throws IOException {
    return new Paperboy(
        settings(folder, platforms),
        folder.resolve("index"),
        pace -> new FeedSet(feeds, List.of()),
        PlatformList.ALL,
        time);
  }

  private static Path database(Path folder) {
    return folder.resolve("paperboy.db");
  }

  /** Reads a file, as each start does. */
  private static Settings settings(Path folder, String platforms) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("paperboy.yaml"),
            """
            database: "jdbc:sqlite:%s"
            console: { bind: 127.0.0.1:%d }
            %s
            """
                .formatted(database(folder), DemoSubcommand.freePort(), platforms));
    if (SettingsFile.read(file, Map.of()) instanceof LoadResult.Loaded loaded) {
      return loaded.settings();
    }
    throw new IllegalStateException("the configuration of the rehearsal is wrong");
  }
}
