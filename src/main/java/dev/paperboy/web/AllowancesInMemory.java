package dev.paperboy.web;

import dev.paperboy.collection.LruMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the latest clients of this process did, in memory. Thread-safe. */
final class AllowancesInMemory implements Allowances {
  /** The number of clients that are remembered. */
  static final int MOST = 10_000;

  private final InstantSource clock;

  /** When each client will have its full allowance again; least recently seen first. */
  private final Map<String, Instant> clients = new LruMap<>(MOST);

  AllowancesInMemory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean take(List<Share> shares) {
    boolean left =
        shares.stream().allMatch(share -> untilFull(share.client()).compareTo(share.most()) <= 0);
    if (left) {
      shares.forEach(share -> add(share.client(), share.time()));
    }
    return left;
  }

  private void add(String client, Duration time) {
    clients.put(client, clock.instant().plus(untilFull(client)).plus(time));
  }

  @Override
  public synchronized Duration untilFull(String client) {
    Instant now = clock.instant();
    Instant full = clients.getOrDefault(client, now);
    return full.isAfter(now) ? Duration.between(now, full) : Duration.ZERO;
  }

  @Override
  public synchronized void restore(String client) {
    clients.remove(client);
  }
}
