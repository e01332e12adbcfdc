package dev.paperboy.route.chaos;

import dev.paperboy.route.PaperboyProcess;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process of the program with lines of its own to the database, the feeds and the platforms. */
final class Replica implements Closeable {
  static final String DATABASE = "database";
  static final String FEEDS = "feeds";

  final int number;
  final PaperboyProcess paperboy;
  private final Map<String, TcpProxy> lines = new LinkedHashMap<>();
  private boolean wanted;
  private int endings;

  /** What leads to the servers through these ports, as lines of a configuration. */
  interface Configuration {
    List<String> of(Map<String, Integer> ports) throws IOException;
  }

  /**
   * Writes its configuration; nothing runs yet.
   *
   * @param servers the ports of the servers, by name
   * @param sqlite whether it has a database in a file of its own instead of a server's
   */
  Replica(
      int number,
      Path folder,
      Map<String, Integer> servers,
      boolean sqlite,
      Traffic traffic,
      Configuration feeds,
      Configuration platforms)
      throws IOException {
    this.number = number;
    for (Map.Entry<String, Integer> server : servers.entrySet()) {
      lines.put(
          server.getKey(), new TcpProxy(server.getValue(), traffic.of(number, server.getKey())));
    }
    Map<String, Integer> ports = new LinkedHashMap<>();
    lines.forEach((name, line) -> ports.put(name, line.port()));
    String database =
        sqlite
            ? "jdbc:sqlite:" + folder.resolve("data").resolve("paperboy.db")
            : PostgresServer.url(line(DATABASE).port());
    Files.createDirectories(folder);
    this.paperboy = new PaperboyProcess(folder, database, feeds.of(ports), platforms.of(ports));
  }

  /** The line to a server. */
  TcpProxy line(String server) {
    TcpProxy line = lines.get(server);
    if (line == null) {
      throw new IllegalArgumentException(server);
    }
    return line;
  }

  /** Starts the process on this clock; it is started again whenever it ends by itself. */
  void launch(Instant clock, double speed) throws IOException {
    wanted = true;
    paperboy.launch(clock, speed);
  }

  /** Ends the process at once. */
  void kill() throws InterruptedException {
    wanted = false;
    paperboy.kill();
  }

  /** Asks the process to end. */
  void terminate() throws IOException, InterruptedException {
    wanted = false;
    signal("TERM");
  }

  /** Whether no process runs. */
  boolean isGone() {
    return !paperboy.isAlive();
  }

  /** Whether the process should run, but has ended by itself; counts it. */
  boolean hasEnded() {
    boolean ended = wanted && !paperboy.isAlive();
    endings += ended ? 1 : 0;
    return ended;
  }

  /** How often it ended by itself. */
  int endings() {
    return endings;
  }

  /** Sends the process a signal, such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    run("kill", "-" + name, Long.toString(paperboy.pid()));
  }

  /** Lets no file of the process grow, as on a disk that is full; or lets them grow again. */
  void fillDisk(boolean full) throws IOException, InterruptedException {
    run(
        "prlimit",
        "--pid",
        Long.toString(paperboy.pid()),
        full ? "--fsize=0:unlimited" : "--fsize=unlimited:unlimited");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Lets everything through. */
  void heal() {
    lines.values().forEach(TcpProxy::heal);
  }

  @Override
  public void close() throws IOException {
    paperboy.close();
    for (TcpProxy line : lines.values()) {
      line.close();
    }
  }
}
