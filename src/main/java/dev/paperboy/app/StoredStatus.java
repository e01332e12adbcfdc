package dev.paperboy.app;

import dev.paperboy.chat.console.ConsoleStatus;
import dev.paperboy.chat.console.StatusReport;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.AlertStore;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The status of the program, read from the database. */
final class StoredStatus implements StatusReport {
  private final Database database;
  private final PaperIndex index;
  private final FeedReport feedReport;
  private final Map<String, Duration> every;
  private final Supplier<List<ConsoleStatus.Platform>> platforms;
  private final InstantSource clock;

  StoredStatus(
      Database database,
      PaperIndex index,
      FeedReport feedReport,
      FeedSet feeds,
      Supplier<List<ConsoleStatus.Platform>> platforms,
      InstantSource clock) {
    this.database = database;
    this.index = index;
    this.feedReport = feedReport;
    this.every = feeds.intervals();
    this.platforms = platforms;
    this.clock = clock;
  }

  @Override
  public ConsoleStatus current() {
    Map<State, Long> alerts = database.read(transaction -> new AlertStore().counts(transaction));
    return new ConsoleStatus(
        clock.instant(),
        database.read(transaction -> new PaperStore().count(transaction)),
        index.backlog(),
        database.read(transaction -> new SubscriptionStore().count(transaction)),
        feedReport.lines().stream().map(this::feed).toList(),
        new ConsoleStatus.Outbox(
            of(alerts, State.PENDING),
            of(alerts, State.SENT),
            of(alerts, State.HELD),
            of(alerts, State.FAILED)),
        platforms.get());
  }

  private static long of(Map<State, Long> alerts, State state) {
    return alerts.getOrDefault(state, 0L);
  }

  private ConsoleStatus.Feed feed(FeedReport.Line line) {
    @Nullable Instant lastAttempt = line.record().lastAttempt().orElse(null);
    Duration interval = every.get(line.name());
    return new ConsoleStatus.Feed(
        line.name(),
        line.title(),
        line.freshness().words(),
        line.detail(),
        line.record().lastComplete().orElse(null),
        lastAttempt,
        lastAttempt == null || interval == null ? null : lastAttempt.plus(interval),
        database.read(transaction -> new SightingStore().countPapers(transaction, line.name())));
  }
}
