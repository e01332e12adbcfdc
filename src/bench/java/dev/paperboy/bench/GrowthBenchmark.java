package dev.paperboy.bench;

import dev.paperboy.app.Retention;
import dev.paperboy.app.settings.RetentionSettings;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Simulates a year of an installation and measures how much each table grows, and what of it stays
 * once the year is older than everything is kept.
 *
 * <p>A day has 200 papers, an eighth of them with upvotes on three days, and 240 polls. Each of 100
 * channels receives five papers, two in a message; a paper that is delivered has seven buttons in
 * each of the ten tenants.
 */
public final class GrowthBenchmark {
  private static final long SEED = 20260615;
  private static final Instant START = Instant.parse("2025-06-15T00:00:00Z");
  private static final int DAYS = 365;
  private static final int PAPERS = 200;
  private static final int CHANNELS = 100;
  private static final int POLLS = 240;

  private static final List<String> DELIVERIES =
      List.of(
          """
          INSERT INTO sightings (feed, paper, version, type, announced, seen, poll, baseline)
          SELECT 'arxiv', id, 1, 'NEW', announced, announced, 1, 0 FROM papers WHERE announced = :now
          """,
          """
          INSERT INTO messages (channel, kind, text, state, attempts, due, created, sent,
            platform_message, reason)
          WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < 299)
          SELECT 1 + i % 100, 'ALERTS', '', 'SENT', 1, :now, :now, :now, lower(hex(randomblob(9))), ''
          FROM numbers
          """,
          """
          INSERT INTO alerts (channel, paper, poll, batch, due, state, reason_text, message, created)
          WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < 4)
          SELECT channels.number, papers.id, 1, 'INSTANT', :now, 'SENT', '',
            (SELECT max(number) FROM messages) - (channels.number * 5 + i) % 300, :now
          FROM channels, numbers JOIN papers
            ON papers.rowid = :before + 1 + (channels.number * 7 + i * 31) % 200
          """,
          """
          INSERT INTO alert_causes (alert, subscription, evidence)
          SELECT number, channel,
            '[{"place":"title","start":12,"end":21,"words":"diffusion"},'
            || '{"place":"abstract","start":240,"end":251,"words":"transformer"}]'
          FROM alerts WHERE created = :now
          """,
          """
          INSERT INTO buttons (token, platform, tenant, digest, command, created)
          WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < 6)
          SELECT lower(hex(randomblob(12))), 'slack', tenant, lower(hex(randomblob(22))),
            '{"command":"similar","fields":{"paper":"arxiv:2606.12345","n":' || i || '}}', :now
          FROM numbers, (SELECT DISTINCT tenant, paper FROM alerts
            JOIN channels ON channels.number = alerts.channel WHERE alerts.created = :now)
          """);

  private GrowthBenchmark() {}

  /** Arguments: a file of real papers. */
  public static void main(String[] arguments) throws IOException, SQLException {
    List<Paper> real = PapersFile.read(Path.of(arguments[0]));
    try (BenchmarkFolder folder = BenchmarkFolder.of("growth-benchmark")) {
      String url = "jdbc:sqlite:" + folder.path().resolve("paperboy.db");
      try (Database database = Database.open(url)) {
        channels(database);
        Iterator<Paper> papers =
            new SyntheticPapers(real, SEED).first((DAYS + 1) * PAPERS).iterator();
        for (int day = 0; day < DAYS; day++) {
          day(database, START.plus(Duration.ofDays(day)), day, papers);
        }
      }
      Map<String, Long> before = sizes(url);
      Instant later = START.plus(Duration.ofDays(DAYS)).plus(RetentionSettings.DEFAULT.alerts());
      try (Database database = Database.open(url)) {
        InstantSource clock = InstantSource.fixed(later.plus(Duration.ofDays(1)));
        new Retention(database, RetentionSettings.DEFAULT, () -> false, clock).run();
        database.change(transaction -> new FeedStore().begin(transaction, "arxiv", later));
      }
      print(before, sizes(url));
    }
  }

  private static void channels(Database database) {
    database.change(
        transaction -> {
          for (int i = 0; i < CHANNELS; i++) {
            long channel =
                new ChannelStore()
                    .ensure(
                        transaction,
                        new ChannelId("slack", "T" + i % 10, "C" + i),
                        "papers-" + i,
                        Rules.DEFAULT,
                        START)
                    .key();
            Wish wish = new Wish("diffusion transformer", new Cadence.Immediately(), 0);
            new SubscriptionStore().add(transaction, channel, wish, "ann", "U2", START);
          }
        });
  }

  private static void day(Database database, Instant now, int day, Iterator<Paper> papers) {
    List<Entry> entries =
        Stream.generate(papers::next)
            .limit(PAPERS)
            .map(paper -> paper.toBuilder().signals(Signals.NONE).build())
            .map(paper -> new Entry(paper, now))
            .toList();
    PaperStore store = new PaperStore();
    FeedStore feeds = new FeedStore();
    database.change(
        transaction -> {
          store.save(transaction, entries, now);
          deliver(transaction, now, day);
          for (int poll = 0; poll < POLLS; poll++) {
            Instant at = now.plusSeconds(360L * poll);
            feeds.end(transaction, feeds.begin(transaction, "arxiv", at), at);
          }
        });
    for (int round = 1; round <= 3; round++) {
      int votes = round * 4;
      List<Entry> voted =
          entries.stream()
              .limit(PAPERS / 8)
              .map(
                  entry ->
                      new Entry(
                          entry.paper().toBuilder().signals(new Signals(votes, 0, "", "")).build(),
                          now))
              .toList();
      Instant at = now.plus(Duration.ofHours(20L * round));
      database.change(transaction -> store.save(transaction, voted, at));
    }
  }

  private static void deliver(Transaction transaction, Instant now, int day) {
    for (String sql : DELIVERIES) {
      transaction.update(sql, Map.of("now", now, "before", day * PAPERS));
    }
  }

  private static Map<String, Long> sizes(String url) throws SQLException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT tbl_name, sum(pgsize) FROM dbstat
                JOIN sqlite_schema ON dbstat.name = sqlite_schema.name GROUP BY tbl_name
              """)) {
        while (rows.next()) {
          sizes.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return sizes;
  }

  private static void print(Map<String, Long> before, Map<String, Long> after) {
    System.out.println("| table | after the year, MB | once it is older than is kept, MB |");
    System.out.println("|---|---:|---:|");
    before.forEach(
        (table, size) -> {
          long left = after.getOrDefault(table, 0L);
          if (size >= 100_000) {
            System.out.printf(
                Locale.ROOT, "| `%s` | %.1f | %.1f |%n", table, size / 1e6, left / 1e6);
          }
        });
    System.out.printf(Locale.ROOT, "| all | %.1f | %.1f |%n", sum(before) / 1e6, sum(after) / 1e6);
  }

  private static long sum(Map<String, Long> sizes) {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }
}
