package dev.paperboy.fleet;

import dev.paperboy.store.ServerConnection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The part of a replica that keeps in touch with the others: it renews the leases, and exchanges
 * notifications, so that work is noticed at once. Nothing depends on notifications; they may get
 * lost. {@link #round} is called repeatedly by one thread, {@link #announce} by any.
 */
public final class Replica {
  /** So often at most, notifications of a kind are sent. */
  private static final Duration LISTENING = Duration.ofMillis(200);

  /** What replicas tell each other. */
  public enum News {
    /** Leases are free, or a replica has joined. */
    LEASES,
    /** Something may be due in a channel. */
    DELIVERY,
    /** There are new or changed papers. */
    PAPERS
  }

  private final ServerConnection connection;
  private final SharedLeases leases;
  private final Map<News, Runnable> receivers;
  private final LongSupplier nanoTime;
  private final Set<News> pending = EnumSet.noneOf(News.class);
  private long next;

  /**
   * Creates the replica, which has not joined the others yet.
   *
   * @param receivers what to do about news of other replicas, or if this one gets leases; quick
   * @param nanoTime a clock that never jumps and whose origin is arbitrary, in nanoseconds
   */
  public Replica(
      ServerConnection connection,
      SharedLeases leases,
      Map<News, Runnable> receivers,
      LongSupplier nanoTime) {
    this.connection = connection;
    this.leases = leases;
    this.receivers = Map.copyOf(receivers);
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  /** Tells the other replicas something within a fraction of a second. Never blocks. */
  public void announce(News news) {
    synchronized (pending) {
      pending.add(news);
    }
  }

  /**
   * Renews the leases if it is time, sends pending notifications, and waits a fraction of a second
   * for some.
   *
   * @throws dev.paperboy.store.StoreException if the database fails
   */
  public void round() {
    if (nanoTime.getAsLong() - next >= 0 || leases.canRelease()) {
      renew();
    }
    send();
    connection.receive(LISTENING).forEach(this::receive);
  }

  /**
   * Renews the leases.
   *
   * @throws dev.paperboy.store.StoreException if the database fails
   */
  public void renew() {
    SharedLeases.Change change = leases.renew();
    next = nanoTime.getAsLong() + SharedLeases.EVERY.toNanos();
    if (change.concernsOthers()) {
      announce(News.LEASES);
    }
    if (change.hasGained()) {
      receivers.values().forEach(Runnable::run);
    }
  }

  private void send() {
    Set<News> sent;
    synchronized (pending) {
      sent = EnumSet.noneOf(News.class);
      sent.addAll(pending);
      pending.clear();
    }
    if (!sent.isEmpty() && leases.status().replicas() > 1) {
      connection.send(sent.stream().map(News::name).collect(Collectors.toSet()));
    }
  }

  private void receive(String name) {
    if (name.equals(News.LEASES.name())) {
      next = nanoTime.getAsLong();
    }
    // A newer version may tell what this one does not know.
    List.of(News.values()).stream()
        .filter(news -> news.name().equals(name))
        .forEach(news -> receivers.getOrDefault(news, () -> {}).run());
  }

  /**
   * Releases all leases and tells the other replicas; to be called when no more work is started.
   *
   * @throws dev.paperboy.store.StoreException if the database fails; the leases then expire
   */
  public void leave() {
    leases.leave();
    announce(News.LEASES);
    send();
  }
}
