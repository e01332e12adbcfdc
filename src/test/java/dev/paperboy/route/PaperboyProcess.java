package dev.paperboy.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Paperboy as it runs in earnest: the jar, in a process of its own, with a folder of its own. It
 * can be started, killed and started again on the same data. For use by one thread.
 *
 * <p>The system property {@code paperboy.launcher} names a launcher that starts it with the options
 * of a program that runs for long.
 */
public final class PaperboyProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          // Most of these processes live for seconds: thorough compilation does not pay.
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED");

  private final Path folder;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private int starts;
  private volatile @Nullable Process process;
  private volatile @Nullable Process logWriter;

  /** What a program that came to its end left behind. */
  public record Ended(int exitCode, String errors) {}

  /** An answer of the API. */
  public record Answer(int status, JsonNode body) {}

  /**
   * Writes a configuration; nothing runs yet.
   *
   * @param folder empty, for everything that belongs to this one
   * @param feeds lines of the configuration's list of feeds
   * @param platforms lines of the configuration beside it
   */
  PaperboyProcess(Path folder, List<String> feeds, String... platforms) throws IOException {
    this(folder, "jdbc:sqlite:" + database(folder), feeds, List.of(platforms));
  }

  /** As the other one, on this database. */
  public PaperboyProcess(Path folder, String database, List<String> feeds, List<String> platforms)
      throws IOException {
    this.folder = folder;
    this.port = freePort();
    List<String> lines = new ArrayList<>();
    lines.add("database: " + database);
    lines.add("feeds:");
    feeds.forEach(feed -> lines.add("  - " + feed));
    lines.addAll(platforms);
    lines.add("console: { bind: \"127.0.0.1:" + port + "\" }");
    Files.createDirectories(folder.resolve("data"));
    Files.write(config(), lines);
    // Also when the tests themselves are ended from outside.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "clean up"));
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Path config() {
    return folder.resolve("paperboy.yaml");
  }

  /** Where programs that belong to this folder have their temporary files. */
  static Path temporary(Path folder) {
    return folder.resolve("temporary").toAbsolutePath();
  }

  Path database() {
    return database(folder);
  }

  private static Path database(Path folder) {
    return folder.resolve("data").resolve("paperboy.db");
  }

  public int port() {
    return port;
  }

  /** Starts {@code run} on a clock that begins at this time and runs so many times faster. */
  public void start(Instant clock, double speed) throws IOException, InterruptedException {
    launch(clock, speed);
    await("the program to be ready", this::isReady);
  }

  /** As {@link #start}, without waiting until it is ready. */
  public void launch(Instant clock, double speed) throws IOException {
    launchLogged(
        "run",
        "--config",
        config().toString(),
        "--clock",
        clock.toString(),
        "--clock-speed",
        Double.toString(speed));
  }

  /** Starts {@code run} on the system's clock, without waiting until it is ready. */
  public void launch() throws IOException {
    launchLogged("run", "--config", config().toString());
  }

  /** Starts {@code demo}, which has data of its own, and waits until it is ready. */
  void startDemo() throws IOException, InterruptedException {
    launchLogged("demo", "--port", Integer.toString(port));
    await("the demo to be ready", this::isReady);
  }

  /** Runs a command with the configuration to its end. */
  Ended command(String command, String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command, "--config", config().toString()));
    all.addAll(List.of(arguments));
    return plainly(folder, all.toArray(String[]::new));
  }

  /** Runs the program with these arguments to its end. */
  static Ended plainly(Path folder, String... arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "command", ".log");
    Process running = launch(folder, log.getFileName().toString(), arguments);
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + List.of(arguments) + "\n" + read(log));
      }
      return new Ended(running.exitValue(), read(log));
    } finally {
      running.destroyForcibly();
    }
  }

  private static Process launch(Path folder, String log, String... arguments) throws IOException {
    return builder(folder, arguments).redirectOutput(folder.resolve(log).toFile()).start();
  }

  /** Launches the program with a log that another process writes: its own disk may be full. */
  private void launchLogged(String... arguments) throws IOException {
    starts++;
    File log = folder.resolve("run-" + starts + ".log").toFile();
    List<Process> both =
        ProcessBuilder.startPipeline(
            List.of(
                // The index of a database on a server lies in the folder that it is started in.
                builder(folder, arguments).directory(folder.toFile()),
                new ProcessBuilder("cat").redirectOutput(log)));
    process = both.get(0);
    logWriter = both.get(1);
  }

  private void awaitLog() throws InterruptedException {
    Process writer = logWriter;
    if (writer != null) {
      writer.waitFor();
    }
  }

  private static ProcessBuilder builder(Path folder, String... arguments) throws IOException {
    // Whoever is killed leaves files there.
    String temporary = "-Djava.io.tmpdir=" + Files.createDirectories(temporary(folder));
    String launcher = System.getProperty("paperboy.launcher");
    if (launcher != null) {
      List<String> launched = new ArrayList<>(List.of(launcher));
      launched.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(launched).redirectErrorStream(true);
      builder.environment().put("JDK_JAVA_OPTIONS", temporary);
      return builder;
    }
    Path jar = Path.of(System.getProperty("paperboy.jar", "target/paperboy.jar")).toAbsolutePath();
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(OPTIONS);
    command.add("-XX:SharedArchiveFile=" + ClassArchive.of(jar, java, OPTIONS));
    command.add(temporary);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Ends the program in the middle of whatever it does (SIGKILL). */
  public void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor();
      awaitLog();
    }
  }

  /** Asks the program to end (SIGTERM) and returns its exit code; fails after a minute. */
  public int stop() throws InterruptedException {
    return stop(Duration.ofMinutes(1));
  }

  /** As {@link #stop()}, and fails after so long. */
  public int stop(Duration longest) throws InterruptedException {
    Process running = running();
    running.destroy();
    if (!running.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not stop within " + longest + "\n" + log());
    }
    awaitLog();
    return running.exitValue();
  }

  /** Waits for the program to end by itself. */
  Ended end() throws InterruptedException {
    Process running = running();
    if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end\n" + log());
    }
    awaitLog();
    return new Ended(running.exitValue(), log());
  }

  public boolean isAlive() {
    Process running = process;
    return running != null && running.isAlive();
  }

  /** The id of the process that was started last. */
  public long pid() {
    return running().pid();
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  /** What the program wrote since its latest start. */
  public String log() {
    return read(folder.resolve("run-" + starts + ".log"));
  }

  /** What the program wrote since its first start. */
  public String logs() {
    return IntStream.rangeClosed(1, starts)
        .mapToObj(start -> read(folder.resolve("run-" + start + ".log")))
        .collect(Collectors.joining());
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public boolean isReady() {
    try {
      return get("/readyz").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Opens a channel of the console. */
  public void open(String channel) {
    post("/api/channels", MAPPER.createObjectNode().put("name", channel));
  }

  /** Types a command in a channel and answers the whole reply. */
  public JsonNode type(String channel, String text) {
    ObjectNode body = MAPPER.createObjectNode().put("user", "tester").put("text", text);
    Answer answer = post("/api/channels/" + channel + "/commands", body);
    if (answer.status() != 200) {
      throw new AssertionError(text + ": " + answer);
    }
    return answer.body();
  }

  /** All messages of a channel, oldest first. */
  public List<JsonNode> messages(String channel) {
    List<JsonNode> messages = new ArrayList<>();
    long last = 0;
    boolean more = true;
    while (more) {
      JsonNode page = get("/api/channels/" + channel + "/messages?limit=1000&after=" + last).body();
      page.forEach(messages::add);
      more = page.size() == 1000;
      last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).path("id").asLong();
    }
    return messages;
  }

  public JsonNode status() {
    return get("/api/status").body();
  }

  /** How the feed of this name is doing. */
  JsonNode feed(String name) {
    for (JsonNode feed : status().path("feeds")) {
      if (feed.path("name").asText().equals(name)) {
        return feed;
      }
    }
    throw new AssertionError("there is no feed " + name + ": " + status());
  }

  /** When the feed was last read completely, on the program's clock; long ago if never. */
  public Instant lastRead(String feed) {
    String moment = feed(feed).path("last_success").asText("null");
    return moment.equals("null") ? Instant.EPOCH : Instant.parse(moment);
  }

  public Answer get(String path) {
    return ask(HttpRequest.newBuilder(address(path)).GET());
  }

  private Answer post(String path, JsonNode body) {
    return ask(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private Answer ask(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode body =
          type.startsWith("application/json")
              ? MAPPER.readTree(response.body())
              : MAPPER.getNodeFactory().textNode(response.body());
      return new Answer(response.statusCode(), body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Waits until this holds; fails with the program's log when it ends or takes too long. */
  public void await(String what, BooleanSupplier condition) throws InterruptedException {
    await(what, PATIENCE, condition);
  }

  /**
   * As {@link #await(String, BooleanSupplier)}, for as long as this. What takes long to look at is
   * looked at rarely: it costs the program time as well.
   */
  public void await(String what, Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      long millis = 4 * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      if (!isAlive()) {
        throw new AssertionError(
            "the program ended while a test waited for " + what + "\n" + log());
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + "\n" + log());
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(500, Math.max(50, millis)));
      began = System.nanoTime();
    }
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      try {
        running.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
