package dev.paperboy.bench;

import dev.paperboy.Scene;
import dev.paperboy.bench.WorstQueries.Kind;
import dev.paperboy.command.Request;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ChannelStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long the commands of one channel take while papers come that the queries of others are
 * laborious to hold against: 500 queries of the worst kinds that are accepted in each of 20
 * channels, and 100 new papers of 200 words, unless said otherwise.
 */
public final class BlockingBenchmark {
  private static final String PAPERS = "100";
  private static final int WORDS = 200;
  private static final long SEED = 20261202;

  /** What the channel that is looked at types, one after the other, over and over. */
  private static final List<String> TYPED =
      List.of(
          "list",
          "subscribe mamba",
          "edit 1 daily",
          "mute llama",
          "search diffusion",
          "settings cap 20",
          "feeds",
          "unmute all",
          "unsubscribe all");

  private BlockingBenchmark() {}

  /** Runs it with this database, in so many channels, with so many papers, for these kinds. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TestDatabase database =
        TestDatabase.valueOf(arguments.length > 0 ? arguments[0] : TestDatabase.SQLITE.name());
    int channels = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    int papers = Integer.parseInt(arguments.length > 2 ? arguments[2] : PAPERS);
    List<Kind> kinds =
        arguments.length > 3
            ? Arrays.stream(arguments).skip(3).map(Kind::valueOf).toList()
            : List.of(Kind.values());
    System.out.printf(
        "%s, %d channels of %d queries, %d papers, seed %d, Java %s, %d cores%n%n",
        database,
        channels,
        Subscription.MOST_PER_CHANNEL,
        papers,
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println(
        "| 500 queries a channel of | the poll, s | of which computing | alerts | commands |"
            + " median, ms | longest, ms | refused |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (Kind kind : kinds) {
      Path folder = Files.createTempDirectory("blocking-benchmark");
      System.out.println(run(database, folder, kind, channels, papers));
    }
    System.exit(0);
  }

  private static String run(TestDatabase database, Path folder, Kind kind, int channels, int number)
      throws InterruptedException {
    WorstQueries worst = new WorstQueries(SEED);
    try (Scene scene = new Scene(database, folder)) {
      scene.afterBaseline();
      fill(scene, worst, kind, channels);
      PaperBuilder[] papers = Scene.papers(1, number + 1, "Of");
      Arrays.stream(papers).forEach(paper -> paper.abstractText(worst.text(WORDS)));
      ExecutorService pollers = Executors.newSingleThreadExecutor();
      CountDownLatch begun = new CountDownLatch(1);
      Future<String> poll =
          pollers.submit(
              () -> {
                begun.countDown();
                long start = System.nanoTime();
                int alerts = scene.poll(scene.arxiv, papers).alerts();
                return "%.1f | %.1f | %d"
                    .formatted(
                        (System.nanoTime() - start) / 1e9,
                        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9,
                        alerts);
              });
      begun.await();
      List<Double> millis = new ArrayList<>();
      int refused = type(scene, poll, millis);
      pollers.shutdown();
      Collections.sort(millis);
      return "| %s | %s | %d | %.1f | %.0f | %d |"
          .formatted(
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              poll.get(),
              millis.size(),
              millis.get(millis.size() / 2),
              millis.get(millis.size() - 1),
              refused);
    } catch (ExecutionException failure) {
      return "| " + kind + " | " + failure.getCause();
    }
  }

  private static void fill(Scene scene, WorstQueries worst, Kind kind, int channels) {
    for (int channel = 0; channel < channels; channel++) {
      ChannelId id = new ChannelId("console", "local", "crowd-" + channel);
      scene.database.change(
          transaction -> {
            long key =
                new ChannelStore()
                    .ensure(transaction, id, id.id(), Rules.DEFAULT, scene.clock.instant())
                    .key();
            for (int i = 0; i < Subscription.MOST_PER_CHANNEL; i++) {
              String query = worst.query(kind);
              new SubscriptionStore()
                  .add(
                      transaction,
                      key,
                      new Wish(query, new Cadence.Immediately(), 0),
                      "",
                      "",
                      scene.clock.instant());
            }
          });
    }
  }

  /** Types until the poll is over, and at least everything once; returns how many were refused. */
  private static int type(Scene scene, Future<String> poll, List<Double> millis)
      throws InterruptedException {
    int refused = 0;
    for (int i = 0; !poll.isDone() || i < TYPED.size(); i++) {
      long start = System.nanoTime();
      String text =
          scene
              .commands
              .handle(
                  new Request(
                      Scene.PAPERS,
                      "papers",
                      new Request.User("U1", "Ann", true),
                      TYPED.get(i % TYPED.size())))
              .text();
      millis.add((System.nanoTime() - start) / 1e6);
      refused += text.startsWith("The database") ? 1 : 0;
      Thread.sleep(Duration.ofMillis(20).toMillis());
    }
    return refused;
  }
}
