package dev.paperboy.ops;

import dev.paperboy.deliver.ChatSender;
import dev.paperboy.fleet.LeaseStatus;
import dev.paperboy.store.ConnectionUse;
import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.channel.StandingStore;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Serves {@code /metrics} in the Prometheus text format. Thread-safe. */
public final class Metrics implements Routes {
  private static final Duration[] COMMAND_BUCKETS =
      Stream.of(25, 50, 100, 250, 500, 1000, 2000, 3000, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Database database;
  private final InstantSource clock;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<Map<String, String>> states;
  private final MultiGauge state;
  private final MultiGauge taskIdle;
  private final MultiGauge taskFailures;
  private final MultiGauge taskHangs;
  private final MultiGauge leasesHeld;
  private final MultiGauge connections;
  private final MultiGauge connectionsInUse;
  private final MultiGauge connectionsAwaited;
  private final StoreGauges stored;
  private final SendMetrics sends;
  private final List<String> platforms = new CopyOnWriteArrayList<>();
  private volatile Supplier<List<TaskState>> tasks = List::of;
  private volatile Supplier<LeaseStatus> leases = () -> new LeaseStatus(1, Map.of(), Duration.ZERO);

  /**
   * Creates metrics of this database.
   *
   * @param version the version of the program
   * @param states the state of each feed, in one word, by its name
   * @param intervals how often each feed is polled, by its name
   */
  public Metrics(
      Database database,
      String version,
      Supplier<Map<String, String>> states,
      Map<String, Duration> intervals,
      InstantSource clock) {
    this.database = database;
    this.states = states;
    this.clock = clock;
    this.stored = new StoreGauges(registry, clock);
    this.sends = new SendMetrics(registry, clock);
    bindRuntime(version);
    state = gauge("paperboy.feed.state", "1 for the state that the feed is in: fresh, late, …");
    taskIdle =
        gauge(
            "paperboy.task.idle.seconds",
            "How long the current round of the task has made no progress; 0 between rounds");
    taskFailures = gauge("paperboy.task.failures", "Failed rounds since the last good one");
    leasesHeld = gauge("paperboy.leases.held", "Leases that this replica holds");
    taskHangs = gauge("paperboy.task.hangs", "1 while a round takes longer than it may");
    connections = gauge("paperboy.database.connections.limit", "Maximum number of connections");
    connectionsInUse = gauge("paperboy.database.connections.in.use", "Transactions in progress");
    connectionsAwaited =
        gauge("paperboy.database.waiting.threads", "Threads that wait for a connection");
    intervals.forEach(
        (feed, every) ->
            Gauge.builder("paperboy.feed.interval.seconds", every, Metrics::seconds)
                .description("How often the feed is polled")
                .tags("feed", feed)
                .strongReference(true)
                .register(registry));
    for (ConnectionUse use : database.use()) {
      FunctionCounter.builder(
              "paperboy.database.waits", use.purpose(), purpose -> waits(database, purpose))
          .description("How often a thread found no free connection to the database")
          .tags("use", use.purpose())
          .register(registry);
    }
  }

  private static double waits(Database database, String purpose) {
    return database.use().stream()
        .filter(use -> use.purpose().equals(purpose))
        .mapToLong(ConnectionUse::waits)
        .sum();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private void bindRuntime(String version) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("paperboy.build.info", () -> 1)
        .description("1; the labels are the versions of Paperboy and of Java")
        .tags("version", version, "java", Runtime.version().toString())
        .register(registry);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /**
   * Returns a sender that counts what this one does.
   *
   * @param begun called whenever a message or an edit is passed to the platform
   */
  public ChatSender measured(ChatSender sender, Runnable begun) {
    platforms.add(sender.platform());
    return new MeasuredSender(sender, sends, begun);
  }

  /**
   * Returns a watch on the deliveries of these platforms, and adds a metric of it.
   *
   * @param longest how long nothing may be delivered although messages are due
   */
  public DeliveryWatch watchDeliveries(List<ChatSender> senders, Duration longest) {
    DeliveryWatch watch =
        new DeliveryWatch(database, senders, sends::isAskedToWait, longest, clock);
    watch
        .platforms()
        .forEach(
            platform ->
                Gauge.builder(
                        "paperboy.delivery.stalled",
                        () ->
                            watch.stalls().stream()
                                    .anyMatch(stall -> stall.platform().equals(platform))
                                ? 1
                                : 0)
                    .description("1 while messages are due and none is delivered")
                    .tags("platform", platform)
                    .register(registry));
    return watch;
  }

  /** Adds metrics of the tasks that the program repeats. */
  public void watchTasks(Supplier<List<TaskState>> states) {
    tasks = states;
  }

  /** Adds metrics of the leases of this replica. */
  public void watchLeases(Supplier<LeaseStatus> status) {
    leases = status;
    Gauge.builder("paperboy.replicas", () -> status.get().replicas())
        .description("Replicas that run on the database, with this one")
        .register(registry);
    Gauge.builder("paperboy.lease.renewal.age.seconds", () -> seconds(status.get().sinceRenewal()))
        .description("Time since this replica last renewed its leases")
        .register(registry);
  }

  /** Adds a metric of the papers that the search index lacks. */
  public void watchIndex(LongSupplier backlog) {
    Gauge.builder("paperboy.index.backlog.papers", backlog::getAsLong)
        .description("Papers that the search index lacks")
        .register(registry);
  }

  /** Adds metrics of the waits by which the program stays below the limits of a platform. */
  public void watchWaits(String platform, LongSupplier count, DoubleSupplier seconds) {
    sends.watchWaits(platform, count, seconds);
  }

  /** Records that a command was handled. */
  public void handled(String command, boolean failed, Duration duration) {
    Timer.builder("paperboy.command.duration")
        .description("Commands of people, until the reply was ready")
        .tags("command", command, "result", failed ? "failed" : "done")
        .serviceLevelObjectives(COMMAND_BUCKETS)
        .register(registry)
        .record(duration);
  }

  /** Counts a poll. */
  public void polled(String feed, String result) {
    Counter.builder("paperboy.fetches")
        .description("Polls of the feed by result: complete, partial, failed")
        .tags("feed", feed, "result", result)
        .register(registry)
        .increment();
  }

  /** Adds a metric of whether a chat platform can be posted to. */
  public void watchReadiness(String platform, BooleanSupplier isReady) {
    Gauge.builder("paperboy.platform.ready", () -> isReady.getAsBoolean() ? 1 : 0)
        .description("1 while the platform can be posted to")
        .tags("platform", platform)
        .register(registry);
  }

  /** Adds a metric of the replies that missed the deadline of a chat platform. */
  public void watchLateReplies(String platform, LongSupplier lateReplies) {
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
  public Optional<String> databaseProblem() {
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
    refreshTasks();
    leasesHeld.register(
        leases.get().held().entrySet().stream()
            .<Row<?>>map(held -> Row.of(Tags.of("group", held.getKey()), held.getValue()))
            .toList(),
        true);
    refreshConnections();
    database.read(
        transaction -> {
          stored.refresh(transaction, platforms);
          return true;
        });
  }

  private void refreshTasks() {
    List<Row<?>> idle = new ArrayList<>();
    List<Row<?>> failing = new ArrayList<>();
    List<Row<?>> hanging = new ArrayList<>();
    for (TaskState task : tasks.get()) {
      Tags tags = Tags.of("task", task.name());
      idle.add(Row.of(tags, task.idle().toMillis() / 1000.0));
      failing.add(Row.of(tags, task.failures()));
      hanging.add(Row.of(tags, task.hangs() ? 1 : 0));
    }
    taskIdle.register(idle, true);
    taskFailures.register(failing, true);
    taskHangs.register(hanging, true);
  }

  private void refreshConnections() {
    List<Row<?>> limits = new ArrayList<>();
    List<Row<?>> used = new ArrayList<>();
    List<Row<?>> waiting = new ArrayList<>();
    for (ConnectionUse use : database.use()) {
      Tags tags = Tags.of("use", use.purpose());
      limits.add(Row.of(tags, use.connections()));
      used.add(Row.of(tags, use.inUse()));
      waiting.add(Row.of(tags, use.waiting()));
    }
    connections.register(limits, true);
    connectionsInUse.register(used, true);
    connectionsAwaited.register(waiting, true);
  }
}
