package dev.paperboy.feed;

import dev.paperboy.SettableClock;
import dev.paperboy.feed.fetch.FetchLimits;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A server, a clock, a sleeper and a fetcher that belong together. */
public final class FeedTesting implements AutoCloseable {
  public final ScriptedServer server = new ScriptedServer();
  public final SettableClock clock;
  public final RecordingSleeper sleeper;
  public final Fetcher fetcher;
  public final HostRateLimiter gate;

  public FeedTesting(String now) {
    clock = SettableClock.at(now);
    sleeper = new RecordingSleeper(clock);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    FetchLimits usual = FetchLimits.standard("1.2.3", "mailto:keeper@example.org");
    FetchLimits limits =
        new FetchLimits(usual.userAgent(), usual.connect(), Duration.ofSeconds(20), usual.bytes());
    fetcher = new Fetcher(limits, clock, sleeper, random);
    gate = HostRateLimiter.unpaced(clock, sleeper);
  }

  @Override
  public void close() {
    server.close();
  }
}
