package dev.paperboy.route.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.route.PaperboyProcess;
import dev.paperboy.route.ReplayServer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Replicas on one database, with the servers that they talk to, on a simulated clock. */
final class Fleet implements Closeable {
  private static final List<String> PLATFORMS = List.of("discord", "slack", "mail");

  /** Of the responses of feeds. */
  private static final double BROKEN = 0.1;

  /** A start takes its time where the processors are shared. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  final Month month;
  final Audience audience;
  final Traffic traffic = new Traffic();
  final Optional<PostgresServer> postgres;
  final List<Replica> replicas = new ArrayList<>();
  final double speed;
  final Optional<LeaseWatch> watch;
  private final ReplayServer feeds;

  /**
   * Starts the servers, but no replica.
   *
   * @param sqlite whether there is one replica on a file instead of a server
   * @param channels on each platform
   * @param every how often the lists are polled
   * @param speed how many seconds pass on the clock in each
   * @param more lines of the configuration
   */
  Fleet(
      Path folder,
      Month month,
      int size,
      boolean sqlite,
      int channels,
      String every,
      double speed,
      List<String> more,
      long seed)
      throws IOException {
    this.month = month;
    this.speed = speed;
    this.audience = new Audience(channels);
    this.feeds = new ReplayServer(month.papers(), month.first(), seed);
    this.postgres =
        sqlite
            ? Optional.empty()
            : Optional.of(new PostgresServer(folder.resolve("server"), PaperboyProcess.freePort()));
    this.watch = postgres.map(LeaseWatch::new);
    Map<String, Integer> servers = new LinkedHashMap<>();
    postgres.ifPresent(server -> servers.put(Replica.DATABASE, server.port()));
    servers.put(Replica.FEEDS, feeds.port());
    PLATFORMS.forEach(platform -> servers.put(platform, audience.port(platform)));
    for (int number = 0; number < size; number++) {
      replicas.add(
          new Replica(
              number,
              folder.resolve("replica-" + number),
              servers,
              sqlite,
              traffic,
              ports ->
                  ReplayServer.configuration(
                      every, "http://127.0.0.1:" + port(ports, Replica.FEEDS)),
              ports ->
                  Stream.concat(
                          more.stream(),
                          audience
                              .configuration(
                                  port(ports, "discord"),
                                  port(ports, "slack"),
                                  port(ports, "mail"),
                                  folder.resolve("subscriptions.yaml"))
                              .stream())
                      .toList()));
    }
  }

  /** Forgets the requests so far, but no message. */
  void forget() {
    audience.forget();
    traffic.forget();
  }

  private static int port(Map<String, Integer> ports, String name) {
    return ports.getOrDefault(name, 0);
  }

  /** What time it is. */
  Instant now() {
    return feeds.now();
  }

  /**
   * Lets the feeds be read for the first time, while there is nothing to read, and subscribes; then
   * stops the program. Whatever comes from now on is news.
   */
  void prepare() throws IOException, InterruptedException {
    PaperboyProcess first = replicas.get(0).paperboy;
    first.launch(now(), 1);
    first.await("the program to be ready", PATIENCE, first::isReady);
    first.await("the baseline", PATIENCE, () -> isReadSince(first, Instant.EPOCH.plusSeconds(1)));
    audience.subscribe(first);
    assertThat(first.stop(PATIENCE)).as("exit code after SIGTERM").isZero();
  }

  /** Starts every replica, and then lets time pass. */
  void begin() throws IOException, InterruptedException {
    feeds.go(0, BROKEN);
    for (Replica replica : replicas) {
      replica.launch(now(), speed);
    }
    for (Replica replica : replicas) {
      replica.paperboy.await("a replica to be ready", PATIENCE, replica.paperboy::isReady);
    }
    feeds.set(Instant.parse(replicas.get(0).paperboy.status().path("now").asText()));
    feeds.go(speed, BROKEN);
  }

  /** Starts a replica again, its clock off by this much. */
  void restart(Replica replica, Duration off) throws IOException {
    replica.launch(now().plus(off), speed);
  }

  /** Waits until everything that the feeds have has been read and delivered. */
  void finish(Runnable meanwhile) throws InterruptedException {
    Instant end = month.last().plusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
    PaperboyProcess any = replicas.get(0).paperboy;
    any.await(
        "the last day",
        Duration.ofMinutes(20),
        () -> {
          meanwhile.run();
          return any.isReady() && isReadSince(any, end);
        });
    any.await(
        "an empty outbox",
        Duration.ofMinutes(5),
        () -> {
          meanwhile.run();
          return any.status().path("outbox").path("pending").asInt(-1) == 0;
        });
  }

  private static boolean isReadSince(PaperboyProcess paperboy, Instant moment) {
    return !paperboy.lastRead("huggingface").isBefore(moment)
        && !paperboy.lastRead("arxiv").isBefore(moment);
  }

  @Override
  public void close() throws IOException {
    for (Replica replica : replicas) {
      replica.close();
    }
    audience.close();
    feeds.close();
    watch.ifPresent(LeaseWatch::close);
    if (postgres.isPresent()) {
      postgres.get().close();
    }
  }
}
