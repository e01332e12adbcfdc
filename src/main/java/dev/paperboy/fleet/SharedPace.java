package dev.paperboy.fleet;

import dev.paperboy.store.Database;
import dev.paperboy.store.StoreException;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.fleet.PaceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pace of all replicas together, kept in their database. While it does not respond, this
 * replica keeps a pace of its own that is {@value #SHARE} times slower, and asks again every
 * {@value #SECONDS_ALONE} s: four replicas that are cut off do not exceed a limit together.
 * Thread-safe.
 */
public final class SharedPace implements Pace {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPace.class);
  static final int SHARE = 4;
  static final int SECONDS_ALONE = 5;
  private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;
  private final LocalPace alone;
  private final PaceStore paces = new PaceStore();

  /** Until when each limit that this replica has taken is certainly its own. */
  private final Map<String, Instant> claims = new ConcurrentHashMap<>();

  private volatile Instant aloneUntil = Instant.MIN;
  private volatile Instant nextPurge = Instant.MIN;

  /**
   * Creates a pace.
   *
   * @param clock real time that is never set, for the time without a database
   */
  public SharedPace(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.alone = new LocalPace(clock);
  }

  @Override
  public Duration reserve(String name, Duration interval, int count) {
    purge();
    return ask(
        interval.isZero()
            ? transaction -> paces.peek(transaction, name)
            : transaction -> paces.reserve(transaction, name, interval, count),
        interval.isZero(),
        () -> alone.reserve(name, interval.multipliedBy(SHARE), count));
  }

  @Override
  public boolean take(List<Share> shares) {
    purge();
    return ask(
        transaction -> take(transaction, shares),
        false,
        () ->
            alone.take(
                shares.stream()
                    .map(
                        share ->
                            new Share(
                                share.name(), share.interval().multipliedBy(SHARE), share.most()))
                    .toList()));
  }

  /**
   * Looks at all first, so that what is refused leaves no row. What others take meanwhile is seen
   * when it is taken here.
   */
  private boolean take(Transaction transaction, List<Share> shares) {
    return shares.stream().allMatch(share -> paces.isLeft(transaction, share.name(), share.most()))
        && shares.stream()
            .allMatch(
                share -> paces.take(transaction, share.name(), share.interval(), share.most()));
  }

  @Override
  public void postpone(String name, Duration wait) {
    // Here, too, in case the database stops responding meanwhile.
    alone.postpone(name, wait);
    change(transaction -> paces.postpone(transaction, name, wait));
  }

  @Override
  public Duration claim(String name, Duration interval, Duration hold) {
    Instant end = clock.instant().plus(hold);
    Duration wait =
        ask(
            transaction -> paces.claim(transaction, name, hold),
            false,
            () -> claimAlone(name, interval));
    if (wait.isZero()) {
      claims.put(name, end);
    }
    return wait;
  }

  /** Takes a slot only if it is free now, since whoever waits asks again. */
  private synchronized Duration claimAlone(String name, Duration interval) {
    Duration wait = alone.reserve(name, Duration.ZERO, 1);
    return wait.isZero() ? alone.reserve(name, interval.multipliedBy(SHARE), 1) : wait;
  }

  @Override
  public void release(String name, Duration interval) {
    Instant end = claims.remove(name);
    // After that, another replica may have taken it.
    if (end != null && clock.instant().isBefore(end)) {
      change(transaction -> paces.release(transaction, name, interval));
    }
  }

  private void purge() {
    if (!clock.instant().isBefore(nextPurge)) {
      nextPurge = clock.instant().plus(BETWEEN_PURGES);
      change(paces::purge);
    }
  }

  private <T> T ask(Function<Transaction, T> question, boolean reads, Supplier<T> otherwise) {
    if (!isAlone()) {
      try {
        return reads ? database.read(question) : database.write(question);
      } catch (StoreException failure) {
        leftAlone(failure);
      }
    }
    return otherwise.get();
  }

  private void change(Consumer<Transaction> change) {
    if (!isAlone()) {
      try {
        database.change(change);
      } catch (StoreException failure) {
        leftAlone(failure);
      }
    }
  }

  private boolean isAlone() {
    return clock.instant().isBefore(aloneUntil);
  }

  private void leftAlone(StoreException failure) {
    aloneUntil = clock.instant().plusSeconds(SECONDS_ALONE);
    LOG.atWarn()
        .addKeyValue("reason", failure.getMessage())
        .addKeyValue("share", "1/" + SHARE)
        .log("rate limits cannot be shared with other replicas at present; requests are slower");
  }
}
