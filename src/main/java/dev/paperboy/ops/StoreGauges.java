package dev.paperboy.ops;

import dev.paperboy.store.MarkStore;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.BacklogStore;
import dev.paperboy.store.outbox.BacklogStore.Backlog;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.PaperStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gauges of what the database holds, read anew for each scrape. For one thread at a time. */
final class StoreGauges {
  private final InstantSource clock;
  private final MultiGauge freshness;
  private final MultiGauge failures;
  private final MultiGauge totals;
  private final MultiGauge alerts;
  private final MultiGauge outbox;
  private final MultiGauge pending;
  private final MultiGauge oldest;
  private final MultiGauge deliveries;
  private final MultiGauge suspended;
  private final MultiGauge backup;
  private final BacklogStore backlogs = new BacklogStore();

  StoreGauges(MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    freshness =
        gauge(
            registry,
            "paperboy.feed.age.seconds",
            "Seconds since the last complete poll of the feed");
    failures =
        gauge(registry, "paperboy.feed.failures", "Failed polls since the last complete one");
    totals = gauge(registry, "paperboy.stored", "Number of rows in the store");
    alerts = gauge(registry, "paperboy.alerts", "Alerts by state");
    outbox =
        gauge(
            registry,
            "paperboy.outbox.seconds",
            "Age of the oldest unsent message, and of the last delivery that succeeded");
    pending =
        gauge(
            registry,
            "paperboy.outbox.messages",
            "Messages to be posted, without those of suspended channels");
    oldest =
        gauge(
            registry,
            "paperboy.outbox.overdue.seconds",
            "How long the oldest message that is due has been waiting");
    deliveries =
        gauge(
            registry,
            "paperboy.last.delivery.timestamp.seconds",
            "When a message was last delivered");
    suspended =
        gauge(
            registry,
            "paperboy.suspended.channels",
            "Channels that cannot be written to, so that nothing is sent to them");
    backup =
        gauge(registry, "paperboy.backup.age.seconds", "Seconds since the last scheduled backup");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /**
   * Reads the values.
   *
   * @param platforms the platforms in use, which have a value even if nothing waits
   */
  void refresh(Transaction transaction, List<String> platforms) {
    refreshFeeds(transaction);
    refreshTotals(transaction);
    refreshOutbox(transaction);
    refreshPlatforms(transaction, platforms);
    backup.register(
        new MarkStore()
            .lastBackup(transaction).stream()
                .<Row<?>>map(at -> Row.of(Tags.empty(), seconds(at)))
                .toList(),
        true);
  }

  private void refreshFeeds(Transaction transaction) {
    FeedStore feeds = new FeedStore();
    List<Row<?>> ages = new ArrayList<>();
    List<Row<?>> failed = new ArrayList<>();
    for (String name : feeds.names(transaction)) {
      FeedStore.FeedRecord record = feeds.record(transaction, name);
      Tags tags = Tags.of("feed", name);
      record.lastComplete().ifPresent(at -> ages.add(Row.of(tags, seconds(at))));
      failed.add(Row.of(tags, record.failures()));
    }
    freshness.register(ages, true);
    failures.register(failed, true);
  }

  private void refreshTotals(Transaction transaction) {
    totals.register(
        List.of(
            Row.of(Tags.of("what", "papers"), new PaperStore().count(transaction)),
            Row.of(Tags.of("what", "subscriptions"), new SubscriptionStore().count(transaction))),
        true);
    List<Row<?>> rows = new ArrayList<>();
    for (Map.Entry<State, Long> entry : new AlertStore().counts(transaction).entrySet()) {
      String state = entry.getKey().name().toLowerCase(Locale.ROOT);
      rows.add(Row.of(Tags.of("state", state), entry.getValue()));
    }
    alerts.register(rows, true);
  }

  private void refreshOutbox(Transaction transaction) {
    List<Row<?>> rows = new ArrayList<>();
    double unsent = new MessageStore().oldestPending(transaction).map(this::seconds).orElse(0.0);
    rows.add(Row.of(Tags.of("what", "oldest_unsent"), unsent));
    backlogs.lastSent(transaction).values().stream()
        .max(Instant::compareTo)
        .ifPresent(at -> rows.add(Row.of(Tags.of("what", "last_delivery"), seconds(at))));
    outbox.register(rows, true);
  }

  private void refreshPlatforms(Transaction transaction, List<String> platforms) {
    List<Row<?>> waiting = new ArrayList<>();
    List<Row<?>> overdue = new ArrayList<>();
    List<Row<?>> delivered = new ArrayList<>();
    List<Row<?>> without = new ArrayList<>();
    List<Backlog> known = backlogs.backlogs(transaction, clock.instant());
    Map<String, Instant> last = backlogs.lastSent(transaction);
    Map<String, Long> resting = backlogs.suspended(transaction);
    for (String platform : platforms) {
      Tags tags = Tags.of("platform", platform);
      List<Backlog> own = known.stream().filter(one -> one.platform().equals(platform)).toList();
      waiting.add(Row.of(tags, own.stream().mapToLong(Backlog::pending).sum()));
      overdue.add(
          Row.of(
              tags,
              own.stream()
                  .flatMap(one -> one.since().stream())
                  .mapToDouble(this::seconds)
                  .max()
                  .orElse(0)));
      Instant at = last.get(platform);
      if (at != null) {
        delivered.add(Row.of(tags, at.toEpochMilli() / 1000.0));
      }
      without.add(Row.of(tags, resting.getOrDefault(platform, 0L)));
    }
    pending.register(waiting, true);
    oldest.register(overdue, true);
    deliveries.register(delivered, true);
    suspended.register(without, true);
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }
}
