package dev.paperboy.route.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Random trouble for a fleet, repeatable by its seed as far as processes are. */
final class Chaos {

  /** What can happen. */
  enum Kind {
    KILL("SIGKILL, started again after a while"),
    PAUSE("SIGSTOP, and SIGCONT after a minute"),
    CUT_DATABASE("network between a replica and the database cut, the platforms reachable"),
    DROP_DATABASE("connections of a replica to the database closed"),
    CUT_PLATFORM("network between a replica and a platform or the feeds cut"),
    DROP_PLATFORMS("connections of every replica to the platforms closed"),
    RESTART_DATABASE("database server restarted"),
    OUTAGE("platform down for minutes"),
    STORM("platform responds 429, or the mail server 450, to everything"),
    FULL_DISK("no file of a replica can grow"),
    STEP_CLOCK("orderly restart of a replica with its clock off by up to six hours"),
    LOSE_RESPONSES("three posts are taken, and the connection is cut instead of a response");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * Something that happened.
   *
   * @param from of {@link System#nanoTime}
   * @param to when it was over
   * @param replica to which it happened; -1 for all of them
   * @param process its id; 0 for all of them
   */
  record Trouble(Kind kind, long from, long to, int replica, long process) {}

  /** How long things last: each between a least and a most number of seconds. */
  record Lengths(int pause, int outage, int cut, double between) {
    static final Lengths LONG = new Lengths(60, 90, 30, 3.6);
    static final Lengths SHORT = new Lengths(12, 6, 5, 10);
  }

  private static final List<String> PLATFORMS = List.of("discord", "slack", "mail");
  private static final long MOST_OFF = TimeUnit.HOURS.toSeconds(6);

  /** After which a process that was asked to end is killed. */
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  /** To find something that is not in trouble already. */
  private static final int MOST_ATTEMPTS = 20;

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Fleet fleet;
  private final Random random;
  private final Lengths lengths;
  private final Timeline timeline = new Timeline();
  private final Set<String> busy = new HashSet<>();
  private final List<Trouble> problems = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Path diary;
  private final long start = System.nanoTime();
  private int done;

  /**
   * Nothing happens yet.
   *
   * @param diary the file in which it is written what happens
   */
  Chaos(Fleet fleet, long seed, Lengths lengths, Path diary) {
    this.diary = diary;
    this.fleet = fleet;
    this.random = new Random(seed);
    this.lengths = lengths;
  }

  /** Lets so many things happen, and heals everything. */
  void run(int events) throws Exception {
    supervise();
    next(events);
    timeline.runUntil(() -> done == events && busy.isEmpty());
    for (Replica replica : fleet.replicas) {
      replica.heal();
    }
  }

  /** Goes on starting what ended by itself, once. */
  void tick() {
    try {
      startEnded();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void supervise() {
    timeline.after(
        Duration.ofMillis(500),
        () -> {
          startEnded();
          supervise();
        });
  }

  private void startEnded() throws IOException {
    for (Replica replica : fleet.replicas) {
      if (replica.hasEnded()) {
        String log = replica.paperboy.log();
        note(
            "replica "
                + replica.number
                + " ended: "
                + log.substring(Math.max(0, log.length() - 300)));
        fleet.restart(replica, Duration.ZERO);
      }
    }
  }

  private void next(int events) {
    long millis = (long) (lengths.between() * 1000 * (0.3 + 1.4 * random.nextDouble()));
    timeline.after(
        Duration.ofMillis(millis),
        () -> {
          boolean happened = false;
          for (int attempt = 0; attempt < MOST_ATTEMPTS && !happened; attempt++) {
            Kind kind = any(List.of(Kind.values()));
            happened = happen(kind);
            if (happened) {
              counts.merge(kind, 1, Integer::sum);
              done++;
            }
          }
          if (done < events) {
            next(events);
          }
        });
  }

  /** Returns whether it could happen: what is in trouble already is left alone. */
  private boolean happen(Kind kind) throws Exception {
    return switch (kind) {
      case RESTART_DATABASE ->
          fleet.postgres.isPresent()
              && problem(
                  kind,
                  Replica.DATABASE,
                  -1,
                  seconds(1, 5),
                  () -> fleet.postgres.get().stop(),
                  () -> fleet.postgres.get().restart());
      case OUTAGE, STORM, LOSE_RESPONSES -> platform(kind, any(PLATFORMS));
      case DROP_PLATFORMS ->
          problem(kind, "sockets", -1, Duration.ofSeconds(1), this::dropPlatforms, Chaos::nothing);
      default -> replica(kind, any(fleet.replicas));
    };
  }

  private boolean replica(Kind kind, Replica replica) throws Exception {
    String name = "replica " + replica.number;
    int number = replica.number;
    boolean others =
        fleet.replicas.size() == 1
            || fleet.replicas.stream()
                    .filter(one -> !busy.contains("replica " + one.number))
                    .count()
                > 1;
    if (!others) {
      // Somebody must be there to take over.
      return false;
    }
    return switch (kind) {
      case KILL ->
          problem(
              kind,
              name,
              number,
              seconds(1, 8),
              replica::kill,
              () -> fleet.restart(replica, Duration.ZERO));
      case PAUSE ->
          problem(
              kind,
              name,
              number,
              Duration.ofSeconds(lengths.pause()),
              () -> replica.signal("STOP"),
              () -> replica.signal("CONT"));
      case CUT_DATABASE -> hasServer() && cut(kind, name, replica, Replica.DATABASE);
      case DROP_DATABASE ->
          hasServer()
              && problem(
                  kind,
                  name,
                  number,
                  Duration.ofMillis(100),
                  () -> replica.line(Replica.DATABASE).drop(),
                  Chaos::nothing);
      case CUT_PLATFORM ->
          cut(kind, name, replica, any(List.of("discord", "slack", "mail", Replica.FEEDS)));
      case FULL_DISK ->
          problem(
              kind,
              name,
              number,
              seconds(lengths.cut() / 4, lengths.cut()),
              () -> replica.fillDisk(true),
              () -> replica.fillDisk(false));
      case STEP_CLOCK -> {
        Duration off = Duration.ofSeconds(random.nextLong(-MOST_OFF, MOST_OFF));
        yield problem(
            kind,
            name,
            number,
            LONGEST_END,
            replica::terminate,
            replica::isGone,
            () -> {
              replica.kill();
              fleet.restart(replica, off);
            });
      }
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  private boolean hasServer() {
    return fleet.postgres.isPresent();
  }

  private boolean cut(Kind kind, String name, Replica replica, String server) throws Exception {
    TcpProxy line = replica.line(server);
    boolean silent = random.nextBoolean();
    return problem(
        kind,
        name,
        replica.number,
        seconds(lengths.cut() / 8, lengths.cut()),
        silent ? line::swallow : line::refuse,
        line::heal);
  }

  private boolean platform(Kind kind, String platform) throws Exception {
    Audience audience = fleet.audience;
    Duration length =
        kind == Kind.OUTAGE
            ? seconds(lengths.outage() / 2, lengths.outage())
            : seconds(lengths.cut() / 8, lengths.cut() / 2);
    return problem(
        kind,
        platform,
        -1,
        length,
        () -> {
          switch (kind) {
            case OUTAGE -> audience.goDown(platform);
            case STORM -> audience.refuse(platform);
            default -> audience.loseResponses(platform, 3);
          }
        },
        () -> audience.comeBack(platform));
  }

  private void dropPlatforms() {
    fleet.audience.discord.gateway().dropConnections();
    fleet.audience.slack.socket().dropConnections();
    for (Replica replica : fleet.replicas) {
      PLATFORMS.forEach(platform -> replica.line(platform).drop());
    }
  }

  private boolean problem(
      Kind kind,
      String target,
      int replica,
      Duration length,
      Timeline.Action begin,
      Timeline.Action end)
      throws Exception {
    return problem(kind, target, replica, length, begin, () -> false, end);
  }

  /** As the other one, over sooner if it is found to be. */
  private boolean problem(
      Kind kind,
      String target,
      int replica,
      Duration length,
      Timeline.Action begin,
      BooleanSupplier over,
      Timeline.Action end)
      throws Exception {
    if (!busy.add(target)) {
      return false;
    }
    long from = System.nanoTime();
    long process = replica < 0 ? 0 : fleet.replicas.get(replica).paperboy.pid();
    note(kind.name().toLowerCase(Locale.ROOT) + " " + target + " for " + length.toMillis() + " ms");
    begin.run();
    await(
        from + length.toNanos(),
        over,
        () -> {
          end.run();
          busy.remove(target);
          problems.add(new Trouble(kind, from, System.nanoTime(), replica, process));
          note("end of " + kind.name().toLowerCase(Locale.ROOT) + " " + target);
        });
    return true;
  }

  private void await(long until, BooleanSupplier over, Timeline.Action end) {
    Duration rest = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    timeline.after(
        rest.compareTo(GLANCE) < 0 ? rest : GLANCE,
        () -> {
          if (over.getAsBoolean() || System.nanoTime() >= until) {
            end.run();
          } else {
            await(until, over, end);
          }
        });
  }

  private static void nothing() {}

  private void note(String what) throws IOException {
    String line =
        "%7.1f s, %s: %s%n"
            .formatted(
                (System.nanoTime() - start) / 1e9,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                what);
    Files.writeString(diary, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Duration seconds(int least, int most) {
    return Duration.ofMillis(1000L * least + random.nextInt(1 + 1000 * Math.max(0, most - least)));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  List<Trouble> problems() {
    return problems;
  }

  Map<Kind, Integer> counts() {
    return counts;
  }
}
