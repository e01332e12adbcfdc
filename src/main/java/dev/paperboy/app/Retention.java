package dev.paperboy.app;

import dev.paperboy.app.settings.RetentionSettings;
import dev.paperboy.store.Database;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.outbox.RetentionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what the database need not keep any longer, a little at a time. For one thread. */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  static final Duration EVERY = Duration.ofHours(6);

  private final Database database;
  private final RetentionSettings settings;
  private final BooleanSupplier stopped;
  private final InstantSource clock;
  private final RetentionStore store = new RetentionStore();

  /**
   * Prepares for this database.
   *
   * @param stopped whether to end early
   */
  public Retention(
      Database database, RetentionSettings settings, BooleanSupplier stopped, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.stopped = stopped;
    this.clock = clock;
  }

  /** Removes everything that is too old; returns how long to wait. */
  public Duration run() {
    Instant now = clock.instant();
    Instant alerts = now.minus(settings.alerts());
    long removed =
        messages(alerts)
            + all(step -> store.forgetConsoleMessages(step, alerts))
            + all(step -> store.forgetSignals(step, now.minus(settings.signals())))
            + all(step -> store.forgetButtons(step, now.minus(settings.buttons())));
    if (removed > 0) {
      LOG.atInfo().addKeyValue("rows", removed).log("what was too old was removed");
    }
    return EVERY;
  }

  private long messages(Instant before) {
    long removed = 0;
    long after = 0;
    List<Long> found = finished(before, after);
    while (!found.isEmpty() && !stopped.getAsBoolean()) {
      List<Long> messages = found;
      removed += database.write(transaction -> store.forget(transaction, messages));
      after = found.get(found.size() - 1);
      found = finished(before, after);
    }
    return removed;
  }

  private List<Long> finished(Instant before, long after) {
    return database.read(transaction -> store.finishedMessages(transaction, before, after));
  }

  private long all(ToIntFunction<Transaction> step) {
    long removed = 0;
    int last = RetentionStore.STEP;
    while (last == RetentionStore.STEP && !stopped.getAsBoolean()) {
      last = database.write(step::applyAsInt);
      removed += last;
    }
    return removed;
  }
}
