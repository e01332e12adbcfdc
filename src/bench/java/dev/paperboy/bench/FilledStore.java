package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * An SQLite database that looks like one in use: of its rows, a quarter are papers and a quarter
 * their sightings; the others are what was delivered of them to 500 channels with 2,000
 * subscriptions.
 */
public final class FilledStore {
  private static final long SEED = 20260615;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final int CHANNELS = 500;
  private static final int SUBSCRIPTIONS_OF_CHANNEL = 4;
  private static final int PAGE = 2_000;

  private FilledStore() {}

  /**
   * Fills a new database.
   *
   * @param rows the number of rows, roughly
   * @param real papers whose words the made-up ones consist of
   */
  public static void fill(String url, int rows, List<Paper> real) {
    try (Database database = Database.open(url)) {
      int papers = rows / 4;
      papers(database, new SyntheticPapers(real, SEED).first(papers).iterator());
      channels(database);
      Map<String, Object> counts =
          Map.of(
              "messages",
              rows / 12,
              "alerts",
              rows / 8,
              "buttons",
              rows / 6,
              "channels",
              CHANNELS,
              "subscriptions",
              CHANNELS * SUBSCRIPTIONS_OF_CHANNEL,
              "now",
              NOW);
      for (String sql : DELIVERIES) {
        database.change(transaction -> transaction.update(sql, counts));
      }
    }
  }

  private static final List<String> DELIVERIES =
      List.of(
          """
          INSERT INTO sightings (feed, paper, version, type, announced, seen, poll, baseline)
          SELECT 'arxiv', id, 1, 'NEW', published, :now, 1, 0 FROM papers
          """,
          """
          INSERT INTO messages (channel, kind, text, state, attempts, due, created, sent,
            platform_message, reason)
          WITH RECURSIVE numbers (i) AS (
            SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :messages)
          SELECT 1 + i % :channels, 'ALERTS', '', 'SENT', 1, :now + i, :now + i, :now + i,
            lower(hex(randomblob(9))), '' FROM numbers
          """,
          """
          INSERT INTO alerts (channel, paper, poll, batch, due, state, reason_text, message, created)
          SELECT 1 + rowid % :channels, id, 1, 'INSTANT', :now, 'SENT', '', 1 + rowid % :messages, :now
          FROM papers WHERE rowid <= :alerts
          """,
          """
          INSERT INTO alert_causes (alert, subscription, evidence)
          SELECT number, 1 + number % :subscriptions,
            '[{"place":"title","start":12,"end":21,"words":"diffusion"},'
            || '{"place":"abstract","start":240,"end":251,"words":"transformer"}]'
          FROM alerts
          """,
          """
          INSERT INTO buttons (token, platform, tenant, digest, command, created)
          WITH RECURSIVE numbers (i) AS (
            SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :buttons)
          SELECT lower(hex(randomblob(16))), 'slack', 'T' || i % 20, lower(hex(randomblob(22))),
            '{"command":"why","fields":{"paper":"arxiv:2606.' || i || '"}}', :now FROM numbers
          """);

  private static void papers(Database database, Iterator<Paper> papers) {
    PaperStore store = new PaperStore();
    while (papers.hasNext()) {
      List<Entry> page = new ArrayList<>();
      while (papers.hasNext() && page.size() < PAGE) {
        Paper paper = papers.next();
        page.add(new Entry(paper, paper.published()));
      }
      database.change(transaction -> store.save(transaction, page, NOW));
    }
  }

  private static void channels(Database database) {
    ChannelStore channels = new ChannelStore();
    SubscriptionStore subscriptions = new SubscriptionStore();
    database.change(
        transaction -> {
          for (int i = 0; i < CHANNELS; i++) {
            ChannelId id = new ChannelId("slack", "T" + i % 20, "C" + i);
            Channel channel = channels.ensure(transaction, id, "papers-" + i, Rules.DEFAULT, NOW);
            for (int j = 0; j < SUBSCRIPTIONS_OF_CHANNEL; j++) {
              Wish wish = new Wish("diffusion \"word " + j + "\"", new Cadence.Immediately(), 0);
              subscriptions.add(transaction, channel.key(), wish, "ann", "U2", NOW);
            }
          }
        });
  }
}
