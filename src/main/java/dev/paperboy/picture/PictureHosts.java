package dev.paperboy.picture;

import dev.paperboy.feed.Sleeper;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.HostRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts that pictures are fetched from: one request a second each, and none for a while after a
 * failure. Confined to one thread.
 */
final class PictureHosts {
  private static final Logger LOG = LoggerFactory.getLogger(PictureHosts.class);
  private static final int MOST = 500;
  private static final Duration FIRST_REST = Duration.ofMinutes(10);
  private static final Duration LONGEST_REST = Duration.ofHours(6);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Map<String, Host> hosts = new LinkedHashMap<>(16, 0.75f, true);

  PictureHosts(InstantSource clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  private static final class Host {
    private final HostRateLimiter limiter;
    private int failures;
    private Instant restUntil = Instant.MIN;

    Host(HostRateLimiter limiter) {
      this.limiter = limiter;
    }
  }

  private Host host(FetchAddress address) {
    Host host =
        hosts.computeIfAbsent(
            address.host(), name -> new Host(HostRateLimiter.onePerSecond(clock, sleeper)));
    if (hosts.size() > MOST) {
      hosts.remove(hosts.keySet().iterator().next());
    }
    return host;
  }

  HostRateLimiter limiter(FetchAddress address) {
    return host(address).limiter;
  }

  /** Returns until when a host is not asked; empty if it may be. */
  Optional<Instant> restUntil(FetchAddress address) {
    return Optional.of(host(address).restUntil).filter(until -> until.isAfter(clock.instant()));
  }

  /** Records that a host has answered. */
  void answered(FetchAddress address) {
    host(address).failures = 0;
  }

  /**
   * Records that a host failed, and logs that unless it failed before.
   *
   * @param asked how long it asked to be left alone
   */
  void failed(FetchAddress address, String reason, Optional<Duration> asked) {
    Host host = host(address);
    Duration own = FIRST_REST.multipliedBy(1L << Math.min(host.failures, 10));
    Duration bounded = own.compareTo(LONGEST_REST) < 0 ? own : LONGEST_REST;
    Duration rest = asked.filter(wait -> wait.compareTo(bounded) > 0).orElse(bounded);
    host.restUntil = clock.instant().plus(rest);
    host.failures++;
    if (host.failures == 1) {
      LOG.atWarn()
          .addKeyValue("host", address.host())
          .addKeyValue("reason", reason)
          .log("pictures could not be fetched from this host; that is retried from time to time");
    }
  }
}
