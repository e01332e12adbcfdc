package dev.paperboy.chat.discord;

import dev.paperboy.chat.RateLimitWaits;
import dev.paperboy.fleet.Leases;
import dev.paperboy.fleet.Pace;
import java.util.function.LongSupplier;

/**
 * What the bots of several replicas share.
 *
 * @param leases say which shards are served here
 * @param pace the limits of requests and of new connections
 * @param nanoTime real time in nanoseconds since any instant; never jumps
 * @param waits counts how long the requests of this replica wait for their turn
 */
public record DiscordFleet(Leases leases, Pace pace, LongSupplier nanoTime, RateLimitWaits waits) {

  /** Creates what is shared, without any wait so far. */
  public DiscordFleet(Leases leases, Pace pace, LongSupplier nanoTime) {
    this(leases, pace, nanoTime, new RateLimitWaits());
  }
}
