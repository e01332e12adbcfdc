package dev.paperboy.ops;

import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.StandingStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.outbox.MessageStore;
import dev.paperboy.store.paper.FeedStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Serves {@code /metrics} in the Prometheus text format. Thread-safe. */
public final class Metrics implements Routes {
  private final Database database;
  private final InstantSource clock;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<Map<String, String>> states;
  private final MultiGauge freshness;
  private final MultiGauge state;
  private final MultiGauge failures;
  private final MultiGauge totals;
  private final MultiGauge alerts;
  private final MultiGauge outbox;

  /**
   * Creates metrics of this database.
   *
   * @param states the state of each feed, in one word, by its name
   */
  public Metrics(Database database, Supplier<Map<String, String>> states, InstantSource clock) {
    this.database = database;
    this.states = states;
    this.clock = clock;
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    freshness =
        gauge("paperboy.feed.age.seconds", "Seconds since the last complete poll of the feed");
    state = gauge("paperboy.feed.state", "1 for the state that the feed is in: fresh, late, …");
    failures = gauge("paperboy.feed.failures", "Failed polls since the last complete one");
    totals = gauge("paperboy.stored", "Number of rows in the store");
    alerts = gauge("paperboy.alerts", "Alerts by state");
    outbox =
        gauge(
            "paperboy.outbox.seconds",
            "Age of the oldest unsent message, and of the last delivery that succeeded");
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Counts a poll. */
  public void polled(String feed, String result) {
    Counter.builder("paperboy.fetches")
        .description("Polls of the feed by result: complete, partial, failed")
        .tags("feed", feed, "result", result)
        .register(registry)
        .increment();
  }

  /**
   * Adds metrics of a chat platform.
   *
   * @param isReady whether it can be posted to
   * @param lateReplies the number of replies that missed its deadline
   */
  public void watch(String platform, BooleanSupplier isReady, LongSupplier lateReplies) {
    Gauge.builder("paperboy.platform.ready", () -> isReady.getAsBoolean() ? 1 : 0)
        .description("1 while the platform can be posted to")
        .tags("platform", platform)
        .register(registry);
    FunctionCounter.builder("paperboy.late.answers", lateReplies, LongSupplier::getAsLong)
        .description("Replies that came too late for the platform")
        .tags("platform", platform)
        .register(registry);
  }

  /**
   * Adds a metric of messages that may have been posted twice, on a platform that cannot prevent
   * it.
   */
  public void watchDoubles(String platform, LongSupplier possibleDoubles) {
    FunctionCounter.builder("paperboy.possible.doubles", possibleDoubles, LongSupplier::getAsLong)
        .description("Messages that may have been posted twice, because the platform did not say")
        .tags("platform", platform)
        .register(registry);
  }

  /**
   * Adds metrics of a model on another server.
   *
   * @param isActive whether it is in use
   * @param missing the number of papers without a vector
   * @param late the number of papers to be matched again
   */
  public void watchModel(BooleanSupplier isActive, LongSupplier missing, LongSupplier late) {
    Gauge.builder("paperboy.model.active", () -> isActive.getAsBoolean() ? 1 : 0)
        .description("1 while the model on another server is in use")
        .register(registry);
    Gauge.builder("paperboy.vectors.missing", missing::getAsLong)
        .description("Papers that have no vector by the model on another server yet")
        .register(registry);
    Gauge.builder("paperboy.papers.late", late::getAsLong)
        .description("Papers that are matched again when their vectors come")
        .register(registry);
  }

  /** Returns why the database cannot be reached; empty if it can. */
  public Optional<String> databaseTrouble() {
    try {
      database.read(transaction -> new StandingStore().revision(transaction));
      return Optional.empty();
    } catch (StoreException failure) {
      return Optional.of(failure.forPeople());
    }
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/metrics",
        context -> {
          refresh();
          context.contentType("text/plain; version=0.0.4; charset=utf-8");
          context.result(registry.scrape());
        });
  }

  private synchronized void refresh() {
    List<Row<?>> rows = new ArrayList<>();
    states.get().forEach((feed, word) -> rows.add(Row.of(Tags.of("feed", feed, "state", word), 1)));
    state.register(rows, true);
    database.read(
        transaction -> {
          refreshFeeds(transaction);
          refreshTotals(transaction);
          refreshOutbox(transaction);
          return true;
        });
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
    MessageStore messages = new MessageStore();
    List<Row<?>> rows = new ArrayList<>();
    double oldest = messages.oldestPending(transaction).map(this::seconds).orElse(0.0);
    rows.add(Row.of(Tags.of("what", "oldest_unsent"), oldest));
    messages
        .lastSent(transaction)
        .ifPresent(at -> rows.add(Row.of(Tags.of("what", "last_delivery"), seconds(at))));
    outbox.register(rows, true);
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }
}
