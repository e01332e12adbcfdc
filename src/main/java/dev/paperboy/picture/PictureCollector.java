package dev.paperboy.picture;

import dev.paperboy.feed.Sleeper;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchRequest;
import dev.paperboy.feed.fetch.FetchResult;
import dev.paperboy.feed.fetch.FetchResult.Failed;
import dev.paperboy.feed.fetch.FetchResult.Fetched;
import dev.paperboy.feed.fetch.FetchResult.NotModified;
import dev.paperboy.feed.fetch.FetchResult.Refused;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.ResponseBody;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.store.paper.PictureStore.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the pictures of papers announced lately, the newest first and one at a time, and removes
 * those of older papers. Confined to one thread.
 */
public final class PictureCollector {
  /** How long after the announcement of its paper a picture is kept. */
  static final Duration KEPT = Duration.ofDays(90);

  /** The longest answer that is received. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  /** What all pictures may take, about 8,000 of the usual size. */
  public static final long MOST_BYTES_IN_ALL = 200_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(PictureCollector.class);
  private static final int AT_ONCE = 20;
  private static final Duration BETWEEN_REMOVALS = Duration.ofHours(1);

  /** The waits after failed attempts; after one more the picture is given up. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

  private final Database database;
  private final Fetcher fetcher;
  private final Map<String, FetchAddress> feeds;
  private final long mostBytesInAll;
  private final InstantSource clock;
  private final PictureHosts hosts;
  private final PictureStore pictures = new PictureStore();
  private Instant removed = Instant.MIN;
  private long bytes;

  /**
   * Creates a collector.
   *
   * @param fetcher has the limits of a response
   * @param feeds the addresses of feeds by name: a picture may be on the server of its feed even if
   *     that is not on the public network
   * @param mostBytesInAll what all pictures may take
   */
  public PictureCollector(
      Database database,
      Fetcher fetcher,
      Map<String, FetchAddress> feeds,
      long mostBytesInAll,
      InstantSource clock,
      Sleeper sleeper) {
    this.database = database;
    this.fetcher = fetcher;
    this.feeds = Map.copyOf(feeds);
    this.mostBytesInAll = mostBytesInAll;
    this.clock = clock;
    this.hosts = new PictureHosts(clock, sleeper);
  }

  /**
   * Removes old pictures, and fetches a few of those that are due.
   *
   * @return whether there may be more to fetch now
   */
  public boolean collect() throws InterruptedException {
    Instant now = clock.instant();
    if (removed.isBefore(now.minus(BETWEEN_REMOVALS)) || removed.isAfter(now)) {
      database.change(transaction -> pictures.removeBefore(transaction, now.minus(KEPT)));
      bytes = database.read(pictures::size);
      removed = now;
    }
    List<Wanted> due =
        database.read(transaction -> pictures.due(transaction, now.minus(KEPT), now, AT_ONCE));
    for (Wanted wanted : due) {
      fetch(wanted);
    }
    return !due.isEmpty();
  }

  private void fetch(Wanted wanted) throws InterruptedException {
    Instant now = clock.instant();
    Optional<FetchAddress> address = address(wanted.address());
    if (address.isEmpty()) {
      begin(wanted, wanted.attempts() + 1, now, Optional.empty());
      fail(wanted, "its address is not one of the web");
      return;
    }
    Optional<Instant> rest = hosts.restUntil(address.get());
    if (rest.isPresent()) {
      begin(wanted, wanted.attempts(), now, rest);
      return;
    }
    // Recorded first: a picture that ends the program must not be tried for ever.
    Optional<Instant> next =
        WAITS.stream().skip(wanted.attempts()).findFirst().map(clock.instant()::plus);
    begin(wanted, wanted.attempts() + 1, now, next);
    List<FetchAddress> trusted =
        wanted.feeds().stream().flatMap(feed -> Stream.ofNullable(feeds.get(feed))).toList();
    receive(
        wanted,
        address.get(),
        fetcher.fetch(FetchRequest.picture(address.get(), hosts.limiter(address.get()), trusted)));
  }

  private static Optional<FetchAddress> address(String written) {
    try {
      return Optional.of(FetchAddress.of(written));
    } catch (IllegalArgumentException notOfTheWeb) {
      return Optional.empty();
    }
  }

  private void receive(Wanted wanted, FetchAddress address, FetchResult result) {
    if (result instanceof Fetched fetched) {
      hosts.answered(address);
      try (ResponseBody body = fetched.body()) {
        keep(wanted, PictureScaler.scale(body.bytes()));
      } catch (UnusablePictureException unusable) {
        fail(wanted, "the picture " + unusable.getMessage());
      }
    } else if (result instanceof Refused refused) {
      refused.body().close();
      if (refused.status() == 429 || refused.status() >= 500) {
        hosts.failed(address, refused.reason(), refused.retryAfter());
      } else {
        hosts.answered(address);
      }
      fail(wanted, refused.reason());
    } else if (result instanceof Failed failed) {
      hosts.failed(address, failed.reason(), failed.retryAfter());
      fail(wanted, failed.reason());
    } else if (result instanceof NotModified) {
      throw new IllegalStateException("an unconditional request was answered “not modified”");
    }
  }

  private void begin(Wanted wanted, int attempts, Instant now, Optional<Instant> due) {
    database.change(transaction -> pictures.begin(transaction, wanted, attempts, now, due));
  }

  private void fail(Wanted wanted, String reason) {
    LOG.atDebug()
        .addKeyValue("paper", wanted.paper())
        .addKeyValue("reason", reason)
        .log("picture could not be fetched");
    database.change(transaction -> pictures.fail(transaction, wanted.paper(), reason));
  }

  private void keep(Wanted wanted, SmallPicture picture) {
    database.change(
        transaction ->
            pictures.keep(
                transaction, wanted.paper(), picture.width(), picture.height(), picture.jpeg()));
    bytes += picture.jpeg().length;
    if (bytes > mostBytesInAll) {
      // A tenth more, so that it is not done for each picture.
      long tooMany = bytes - mostBytesInAll + mostBytesInAll / 10;
      database.change(transaction -> pictures.free(transaction, tooMany));
      bytes = database.read(pictures::size);
    }
  }
}
