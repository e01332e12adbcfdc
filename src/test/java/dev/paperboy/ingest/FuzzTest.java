package dev.paperboy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.SettableClock;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.RecordingSleeper;
import dev.paperboy.feed.arxiv.ArxivFeed;
import dev.paperboy.feed.arxiv.HarvestFeed;
import dev.paperboy.feed.biorxiv.BiorxivFeed;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.feed.fetch.FetchLimits;
import dev.paperboy.feed.fetch.Fetcher;
import dev.paperboy.feed.fetch.HostRateLimiter;
import dev.paperboy.feed.file.FileFeed;
import dev.paperboy.feed.huggingface.HuggingFaceFeed;
import dev.paperboy.feed.syndication.SyndicationFeed;
import dev.paperboy.fleet.SoleLeases;
import dev.paperboy.ingest.FuzzBodies.Kind;
import dev.paperboy.ingest.index.RecentAnalyses;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Every source is polled, side by side in threads of their own, while a server and a file hold what
 * none should hold. For twenty seconds in the suite; for an hour, or {@code -Dpaperboy.minutes},
 * with {@code -Dpaperboy.long=true}; of another seed each time, which is printed.
 */
final class FuzzTest {
  private static final boolean LONG = Boolean.getBoolean("paperboy.long");
  private static final Duration TIME =
      LONG
          ? Duration.ofMinutes(Integer.getInteger("paperboy.minutes", 60))
          : Duration.ofSeconds(20);
  private static final int LARGEST = LONG ? 15_000_000 : 2_000_000;
  private static final int USUAL = 50_000;

  /** Of caches that fill, and of chance; a leak of an hour is far above it. */
  private static final long GROWTH = 64L << 20;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long seed = Long.getLong("paperboy.seed", System.nanoTime());
  private final FuzzBodies found = new FuzzBodies(new Random(seed));
  private final SettableClock clock = SettableClock.at("2026-06-15T12:00:00Z");
  private final ExecutorService answering = Executors.newCachedThreadPool();
  @TempDir private Path folder;

  /** What became of the polls of one source. */
  private static final class Tally {
    private int polls;
    private int failed;
    private int papers;
    private long longest;
    private final List<String> unforeseen = new ArrayList<>();

    void add(FeedPoller.Outcome outcome, long cpu) {
      polls++;
      failed += outcome.isComplete() ? 0 : 1;
      papers += outcome.papers();
      longest = Math.max(longest, cpu);
      String reason = outcome.reason();
      if (reason.contains("internal error")
          || reason.contains("of CPU time")
          || reason.contains("more memory")
          || reason.contains("too deeply to be read")) {
        unforeseen.add(reason);
      }
    }

    @Override
    public String toString() {
      return "%d polls, %d failed, %d papers, at most %d ms of CPU"
          .formatted(polls, failed, papers, longest / 1_000_000);
    }
  }

  @Test
  void nothingThatIsReadEndsAThreadPinsACoreOrFillsTheMemory() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("dev.paperboy");
    Level usual = log.getLevel();
    log.setLevel(Level.ERROR);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(answering);
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      server.start();
      run(server, database);
    } finally {
      server.stop(0);
      answering.shutdownNow();
      log.setLevel(usual);
    }
  }

  private void run(HttpServer server, Database database) throws Exception {
    FeedPoller pollFeed =
        new FeedPoller(
            database,
            new ActiveSubscriptions(),
            new RecentAnalyses(),
            new SoleLeases(),
            clock,
            () -> Duration.ofNanos(THREADS.getCurrentThreadCpuTime()));
    long halfway = System.nanoTime() + TIME.toNanos() / 2;
    long end = System.nanoTime() + TIME.toNanos();
    List<Throwable> ended = new ArrayList<>();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (FeedSource source : sources(server)) {
      Tally tally = new Tally();
      tallies.put(source.name(), tally);
      Thread thread =
          new Thread(() -> pollUntil(end, pollFeed, source, tally), "poll " + source.name());
      thread.setUncaughtExceptionHandler(
          (died, why) -> {
            synchronized (ended) {
              ended.add(why);
            }
          });
      threads.add(thread);
      thread.start();
    }
    threads.get(0).join(Math.max(1, (halfway - System.nanoTime()) / 1_000_000));
    long before = heap();
    for (Thread thread : threads) {
      thread.join();
    }
    long after = heap();
    System.out.printf(
        "fuzz: seed %d, %s, heap %d MB, then %d MB%n", seed, tallies, before >> 20, after >> 20);

    assertThat(ended).as("threads that ended").isEmpty();
    assertThat(tallies.values())
        .allSatisfy(
            tally -> {
              assertThat(tally.polls).isPositive();
              assertThat(tally.unforeseen).isEmpty();
              assertThat(tally.longest).isLessThan(CpuDeadline.WHOLE.toNanos());
            });
    assertThat(after - before).as("growth of the heap").isLessThan(GROWTH);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void pollUntil(long end, FeedPoller pollFeed, FeedSource source, Tally tally) {
    FuzzBodies lines = new FuzzBodies(found, new Random(seed));
    try {
      do {
        if (source instanceof FileFeed) {
          Files.write(file(), lines.next(Kind.LINES, most(lines)));
        }
        long cpu = THREADS.getCurrentThreadCpuTime();
        FeedPoller.Outcome outcome = pollFeed.poll(source);
        tally.add(outcome, THREADS.getCurrentThreadCpuTime() - cpu);
      } while (System.nanoTime() < end);
    } catch (IOException | InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /** Mostly not much, and at times as much as can be. */
  private static int most(FuzzBodies bodies) {
    return bodies.isRare() ? LARGEST : USUAL;
  }

  private Path file() {
    return folder.resolve("papers.jsonl");
  }

  private List<FeedSource> sources(HttpServer server) {
    RecordingSleeper sleeper = new RecordingSleeper(clock);
    Fetcher fetcher = new Fetcher(FetchLimits.standard("1", ""), clock, sleeper, new Random(1));
    HostRateLimiter gate = HostRateLimiter.unpaced(clock, sleeper);
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    answer(server, "/rss-any", Kind.RSS, "application/rss+xml");
    answer(server, "/rss/", Kind.ARXIV_RSS, "text/xml");
    answer(server, "/api/query", Kind.ARXIV_API, "application/atom+xml");
    answer(server, "/oai", Kind.OAI, "text/xml");
    answer(server, "/api/daily_papers", Kind.HUGGING_FACE, "application/json");
    answer(server, "/details/", Kind.BIORXIV, "application/json");
    FetchAddress root = FetchAddress.of(base);
    return List.of(
        new SyndicationFeed("rss", FetchAddress.of(base + "/rss-any"), fetcher, gate, clock),
        new ArxivFeed("arxiv", List.of("cs.CL"), root, root, fetcher, gate, clock, sleeper),
        new HarvestFeed(
            "oai",
            List.of(),
            FetchAddress.of(base + "/oai"),
            Duration.ofDays(7),
            fetcher,
            gate,
            clock),
        new HuggingFaceFeed("huggingface", root, fetcher, gate, clock),
        new BiorxivFeed("biorxiv", BiorxivFeed.Server.BIORXIV, root, fetcher, gate, clock),
        new FileFeed("file", file(), clock));
  }

  private void answer(HttpServer server, String path, Kind kind, String type) {
    FuzzBodies bodies = new FuzzBodies(found, new Random(seed + kind.name().hashCode()));
    server.createContext(path, exchange -> answer(exchange, bodies, kind, type));
  }

  private static void answer(HttpExchange exchange, FuzzBodies bodies, Kind kind, String type)
      throws IOException {
    try (exchange) {
      byte[] body;
      synchronized (bodies) {
        body = bodies.next(kind, most(bodies));
      }
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
