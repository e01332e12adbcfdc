package dev.paperboy.bench;

import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.chat.slack.simulator.SlackSimulator;
import dev.paperboy.route.PaperboyProcess;
import dev.paperboy.route.chaos.PostgresServer;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A poll that brings 1,500 papers for 100,000 subscriptions in 20,000 channels: how long until its
 * last alert is queued, how much of the platforms' limits the delivery uses, and what it takes, by
 * one process and by three.
 *
 * <p>Each subscription asks for one of 10,000 topics, each paper has three: 45,000 alerts. A tenth
 * of the channels is on Slack, in one workspace, the others are on Discord.
 */
public final class FleetBenchmark {
  private static final long SEED = 20261129;
  private static final int TOPICS = 10_000;
  private static final int WORDS = 150;
  private static final int CHANNELS_A_GUILD = 200;
  private static final int CHANNELS_A_TRANSACTION = 100;

  /** Papers of a day before, so that the program has done each kind of work when it is measured. */
  private static final int AN_ORDINARY_DAY = 100;

  private static final int DISCORD_A_SECOND = 50;
  private static final int SLACK_A_MINUTE = 300;

  /** What the platforms allow at once after a pause, 270 messages on Slack, is not counted. */
  private static final Duration AFTER_THE_START = Duration.ofSeconds(20);

  private final int subscriptions;
  private final int channels;
  private final int papers;
  private final Duration measured;
  private final Random random = new Random(SEED);

  private FleetBenchmark(int subscriptions, int channels, int papers, Duration measured) {
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.papers = papers;
    this.measured = measured;
  }

  /**
   * Arguments: subscriptions, channels, papers, seconds of delivery that are measured, and which of
   * {@code SQLite-1}, {@code PostgreSQL-1}, {@code PostgreSQL-3}, all by default.
   */
  public static void main(String[] arguments) throws Exception {
    int[] numbers = {100_000, 20_000, 1_500, 60};
    for (int i = 0; i < Math.min(arguments.length, numbers.length); i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    List<String> runs =
        arguments.length > numbers.length
            ? List.of(arguments).subList(numbers.length, arguments.length)
            : List.of("SQLite-1", "PostgreSQL-1", "PostgreSQL-3");
    FleetBenchmark benchmark =
        new FleetBenchmark(numbers[0], numbers[1], numbers[2], Duration.ofSeconds(numbers[3]));
    System.out.printf(
        Locale.ROOT,
        "%,d subscriptions in %,d channels, %,d papers, %d s of delivery, seed %d; JDK %s, %d"
            + " cores%n%n",
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println(
        "| database | processes | alerts | queued after, s | Discord, of the limit | refused |"
            + " Slack, of the limit | refused | most memory of a process, MB |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (String run : runs) {
      String[] parts = run.split("-", 2);
      System.out.println(benchmark.run(parts[0], Integer.parseInt(parts[1])));
    }
    System.exit(0);
  }

  private String run(String kind, int processes) throws Exception {
    Path folder = Files.createTempDirectory("fleet-benchmark");
    Path file = Files.writeString(folder.resolve("papers.jsonl"), paper(0));
    try (DiscordSimulator discord = new DiscordSimulator();
        SlackSimulator slack = new SlackSimulator()) {
      SimulatedWorkspace workspace = slack.workspace("lab");
      if (kind.equals("SQLite")) {
        String url =
            "jdbc:sqlite:"
                + Files.createDirectories(folder.resolve("process-0/data")).resolve("paperboy.db");
        return run(kind, url, 1, folder, file, discord, slack, workspace);
      }
      try (PostgresServer server =
          new PostgresServer(folder.resolve("server"), PaperboyProcess.freePort())) {
        String url = PostgresServer.url(server.port());
        return run(kind, url, processes, folder, file, discord, slack, workspace);
      }
    } finally {
      BenchmarkFolder.delete(folder);
    }
  }

  private String run(
      String kind,
      String url,
      int count,
      Path folder,
      Path file,
      DiscordSimulator discord,
      SlackSimulator slack,
      SimulatedWorkspace workspace)
      throws Exception {
    fill(url, discord, workspace);
    List<PaperboyProcess> processes = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (int number = 0; number < count; number++) {
        processes.add(
            new PaperboyProcess(
                folder.resolve("process-" + number),
                url,
                List.of("{ type: file, path: \"" + file + "\", every: 10s }"),
                List.of(
                    "discord: { token: \"%s\", api_url: \"%s\" }"
                        .formatted(DiscordSimulator.TOKEN, discord.apiUrl()),
                    "slack: { bot_token: \"%s\", app_token: \"%s\", api_url: \"%s\" }"
                        .formatted(
                            workspace.botToken(), SlackSimulator.APP_TOKEN, slack.apiUrl()))));
      }
      for (PaperboyProcess process : processes) {
        process.launch();
      }
      for (PaperboyProcess process : processes) {
        process.await("a process to be ready", Duration.ofMinutes(5), process::isReady);
      }
      PaperboyProcess first = processes.get(0);
      first.await("the baseline", Duration.ofMinutes(5), () -> has(connection, "papers", 1));
      // The first poll after the baseline reads the subscriptions, as after every start.
      Files.writeString(file, paper(-1), StandardOpenOption.APPEND);
      first.await("the first poll", Duration.ofMinutes(5), () -> has(connection, "papers", 2));
      append(file, IntStream.rangeClosed(papers + 1, papers + AN_ORDINARY_DAY));
      first.await(
          "an ordinary day",
          Duration.ofMinutes(10),
          () -> has(connection, "papers", AN_ORDINARY_DAY + 2) && pending(connection) == 0);
      int before = discord.requests(POST).size();
      append(file, IntStream.rangeClosed(1, papers));
      first.await(
          "the papers",
          Duration.ofMinutes(10),
          () -> has(connection, "papers", papers + AN_ORDINARY_DAY + 2));
      first.await("the end of the poll", Duration.ofMinutes(5), () -> queued(connection) >= 0);
      first.await(
          "the first message", Duration.ofMinutes(5), () -> discord.requests(POST).size() > before);
      Thread.sleep(AFTER_THE_START.toMillis());
      Instant from = Instant.now();
      Thread.sleep(measured.toMillis());
      Instant to = from.plus(measured);
      long onDiscord =
          discord.requests(POST).stream()
              .filter(one -> one.status() == 200)
              .filter(one -> !one.arrived().isBefore(from) && one.arrived().isBefore(to))
              .count();
      long onSlack =
          slack.requests("chat.postMessage").stream()
              .filter(one -> one.status() == 200 && one.error().isEmpty())
              .filter(one -> !one.arrived().isBefore(from) && one.arrived().isBefore(to))
              .count();
      long memory = 0;
      for (PaperboyProcess process : processes) {
        memory = Math.max(memory, peak(process.pid()));
      }
      return String.format(
          Locale.ROOT,
          "| %s | %d | %,d | %.1f | %.0f %% | %d | %.0f %% | %d | %d |",
          kind,
          count,
          number(
              connection,
              "SELECT count(*) FROM alerts WHERE poll = (SELECT max(poll) FROM alerts)"),
          queued(connection) / 1000.0,
          100.0 * onDiscord / (DISCORD_A_SECOND * measured.toSeconds()),
          discord.rateLimits().refused(),
          100.0 * onSlack * 60 / (SLACK_A_MINUTE * measured.toSeconds()),
          slack.rateLimits().refused(),
          memory / 1000);
    } finally {
      processes.forEach(PaperboyProcess::close);
    }
  }

  private static final String POST = "POST channels/*/messages";

  private void fill(String url, DiscordSimulator discord, SimulatedWorkspace workspace) {
    List<ChannelId> ids = new ArrayList<>();
    SimulatedGuild guild = discord.guild("guild");
    for (int number = 0; number < channels; number++) {
      if (number % 10 == 9) {
        ids.add(
            new ChannelId(
                "slack", workspace.id(), workspace.publicChannel("papers-" + number).id()));
      } else {
        if (number % CHANNELS_A_GUILD == 0) {
          guild = discord.guild("guild-" + number);
        }
        ids.add(new ChannelId("discord", guild.id(), guild.textChannel("papers-" + number).id()));
      }
    }
    try (Database database = Database.open(url)) {
      ChannelStore store = new ChannelStore();
      SubscriptionStore wishes = new SubscriptionStore();
      Instant now = Instant.now();
      // PostgreSQL slows down when a transaction changes a row, here a counter, very often.
      for (int from = 0; from < channels; from += CHANNELS_A_TRANSACTION) {
        int first = from;
        int end = Math.min(channels, from + CHANNELS_A_TRANSACTION);
        database.change(
            transaction -> {
              for (int number = first; number < end; number++) {
                ChannelId id = ids.get(number);
                long key = store.ensure(transaction, id, id.id(), Rules.DEFAULT, now).key();
                for (int each = number; each < subscriptions; each += channels) {
                  Wish wish = new Wish(topic(random.nextInt(TOPICS)), new Cadence.Immediately(), 0);
                  wishes.add(transaction, key, wish, "", "", now);
                }
              }
            });
      }
    }
  }

  private void append(Path file, IntStream numbers) throws IOException {
    String lines = numbers.mapToObj(this::paper).collect(Collectors.joining());
    Files.writeString(file, lines, StandardOpenOption.APPEND);
  }

  private String paper(int number) {
    Random words = new Random(SEED + number);
    String filler =
        IntStream.range(0, WORDS)
            .mapToObj(word -> "zu" + Integer.toString(words.nextInt(30_000), 26))
            .collect(Collectors.joining(" "));
    String topics =
        number <= 0
            ? "nothing"
            : Stream.generate(() -> topic(words.nextInt(TOPICS)))
                .limit(3)
                .collect(Collectors.joining(" "));
    return "{\"id\":\"arxiv:2606.%05d\",\"title\":\"%s\",\"abstract\":\"%s\",\"authors\":[],\"categories\":[],\"published\":\"2026-06-15\"}\n"
        .formatted(number + 1, topics, filler);
  }

  /** A word of letters alone. */
  private static String topic(int number) {
    StringBuilder word = new StringBuilder("qo");
    for (int rest = number + 26 * 26 * 26; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  private static boolean has(Connection connection, String table, int rows) {
    return number(connection, "SELECT count(*) FROM " + table) >= rows;
  }

  private static long pending(Connection connection) {
    return number(connection, "SELECT count(*) FROM alerts WHERE state = 'PENDING'");
  }

  /** Returns how long the poll took that found the papers, in milliseconds; -1 before its end. */
  private static long queued(Connection connection) {
    return number(
        connection,
        "SELECT coalesce(max(ended - started), -1) FROM polls"
            + " WHERE number = (SELECT max(poll) FROM alerts)");
  }

  private static long number(Connection connection, String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : -1;
    } catch (SQLException busy) {
      return -1;
    }
  }

  private static long peak(long process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
