package dev.paperboy.bench;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.trending.TrendingSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Simulates a year of upvotes and comments, hour by hour, and measures the space of their history,
 * the time of saving them, and that of listing what trends.
 *
 * <p>Papers are announced at any hour. The upvotes of one are log-normally distributed around 8: of
 * a hundred papers the best has about 150. Seven in ten arrive within a few days, nine in ten
 * within two weeks, the others at any time within the year. One in 15 comes with a comment.
 */
public final class HistoryBenchmark {
  private static final long SEED = 20260615;
  private static final Instant START = Instant.parse("2025-06-15T00:00:00Z");
  private static final int HOURS = 365 * 24;
  private static final int HOURLY = 200;
  private static final int LISTED = 25;
  private static final int RUNS = 21;

  private final PaperStore papers = new PaperStore();
  private final Database database;
  private final Random random = new Random(SEED);
  private final double[] saving = new double[HOURS];
  private long changes;

  private HistoryBenchmark(Database database) {
    this.database = database;
  }

  /** Arguments: how many papers, a file of real papers, and perhaps a folder to keep. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int count = Integer.parseInt(arguments[0]);
    List<Paper> real = PapersFile.read(Path.of(arguments[1]));
    boolean kept = arguments.length > 2;
    Path folder = kept ? Path.of(arguments[2]) : Files.createTempDirectory("history-benchmark");
    String url = "jdbc:sqlite:" + folder.resolve("paperboy.db");
    System.out.printf(
        Locale.ROOT,
        "%,d papers, seed %d; JDK %s, %d cores%n%n",
        count,
        SEED,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    try {
      InstantSource end = InstantSource.fixed(START.plus(Duration.ofHours(HOURS - 1)));
      try (Database database = Database.open(url);
          PaperIndex index = PaperIndex.open(folder.resolve("index"), database.mark(), end)) {
        HistoryBenchmark benchmark = new HistoryBenchmark(database);
        benchmark.year(new SyntheticPapers(real, SEED).first(count).iterator(), count);
        benchmark.printSaving();
        printLists(() -> new TrendingLists(database, index, end));
      }
      printSpace(url, count);
      printHourly();
    } finally {
      if (!kept) {
        BenchmarkFolder.delete(folder);
      }
    }
  }

  /** A paper whose signals change. Its next event is one vote, with or without a comment. */
  private static final class Liked {
    final Instant announced;
    final int[] votes;
    Paper paper;
    int next;

    Liked(Paper paper, int hour, int[] votes) {
      this.paper = paper;
      this.announced = START.plus(Duration.ofHours(hour));
      this.votes = votes;
    }

    boolean isOver() {
      return next == votes.length || votes[next] >= HOURS;
    }

    int hour() {
      return votes[next];
    }

    /** Counts all votes of this hour. */
    Entry voted(int hour, Random random) {
      int upvotes = paper.signals().upvotes();
      int comments = paper.signals().comments();
      while (!isOver() && votes[next] <= hour) {
        next++;
        upvotes++;
        comments += random.nextInt(15) == 0 ? 1 : 0;
      }
      paper = paper.toBuilder().signals(new Signals(upvotes, comments, "", "")).build();
      return new Entry(paper, announced);
    }
  }

  private void year(Iterator<Paper> announced, int count) {
    PriorityQueue<Liked> liked = new PriorityQueue<>(Comparator.comparingInt(Liked::hour));
    int done = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      List<Entry> entries = new ArrayList<>();
      for (; done < (long) count * (hour + 1) / HOURS; done++) {
        Paper paper = announced.next().toBuilder().signals(Signals.NONE).build();
        Liked one = new Liked(paper, hour, votes(hour));
        entries.add(new Entry(paper, one.announced));
        if (!one.isOver()) {
          liked.add(one);
        }
      }
      while (!liked.isEmpty() && liked.element().hour() <= hour) {
        Liked one = liked.remove();
        entries.add(one.voted(hour, random));
        changes++;
        if (!one.isOver()) {
          liked.add(one);
        }
      }
      Instant now = START.plus(Duration.ofHours(hour));
      long start = System.nanoTime();
      database.change(transaction -> papers.save(transaction, entries, now));
      saving[hour] = (System.nanoTime() - start) / 1e6;
    }
  }

  private int[] votes(int announced) {
    int[] votes = new int[(int) Math.exp(Math.log(8) + 1.25 * random.nextGaussian())];
    for (int i = 0; i < votes.length; i++) {
      double share = random.nextDouble();
      double after =
          share < 0.7
              ? -30 * Math.log(1 - random.nextDouble())
              : share < 0.9 ? 14 * 24 * random.nextDouble() : HOURS * random.nextDouble();
      votes[i] = announced + 1 + (int) after;
    }
    Arrays.sort(votes);
    return votes;
  }

  private void printSaving() {
    double[] sorted = saving.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%,d changes by the hour; saving an hour: p50 %.1f ms, p99 %.1f ms; in all %.0f s%n%n",
        changes,
        sorted[HOURS / 2],
        sorted[HOURS * 99 / 100],
        Arrays.stream(saving).sum() / 1000);
  }

  /** Lists what trends: for the first time after a change of papers, and again. */
  private static void printLists(Supplier<TrendingLists> changed) {
    System.out.println("| list | papers with growth | after a change, p50, ms | again, p50, ms |");
    System.out.println("|---|---:|---:|---:|");
    for (TrendingSpan span : TrendingSpan.values()) {
      double[] first = new double[RUNS];
      double[] again = new double[RUNS];
      int all = 0;
      for (int i = 0; i < RUNS; i++) {
        TrendingLists lists = changed.get();
        first[i] = list(lists, span);
        again[i] = list(lists, span);
        all = lists.list(span, Optional.empty(), 0, Integer.MAX_VALUE).papers().size();
      }
      Arrays.sort(first);
      Arrays.sort(again);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %.1f | %.1f |%n",
          span.typed(),
          all,
          first[RUNS / 2],
          again[RUNS / 2]);
    }
    System.out.println();
  }

  private static double list(TrendingLists lists, TrendingSpan span) {
    long start = System.nanoTime();
    lists.list(span, Optional.empty(), 0, LISTED);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void printSpace(String url, int count) throws SQLException {
    System.out.println("| | MB | B/paper |");
    System.out.println("|---|---:|---:|");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet sizes =
            statement.executeQuery(
                """
                SELECT tbl_name || CASE type WHEN 'index' THEN ': indexes' ELSE '' END AS part,
                  sum(pgsize) AS bytes
                FROM dbstat JOIN sqlite_schema ON dbstat.name = sqlite_schema.name
                WHERE tbl_name IN ('papers', 'signal_history') GROUP BY part ORDER BY part
                """)) {
      while (sizes.next()) {
        long bytes = sizes.getLong("bytes");
        System.out.printf(
            Locale.ROOT,
            "| `%s` | %.1f | %,d |%n",
            sizes.getString("part"),
            bytes / 1e6,
            bytes / count);
      }
    }
    System.out.println();
  }

  /** Papers that change every hour of the year: what the history of each takes at its end. */
  private static void printHourly() {
    Random random = new Random(SEED);
    long bytes = 0;
    long points = 0;
    for (int i = 0; i < HOURLY; i++) {
      SignalSeries series = hourly(random);
      bytes += series.toBytes().length;
      points += series.points().size();
    }
    System.out.printf(
        Locale.ROOT,
        "Changed in each hour of the year: %d B a paper, %d points%n",
        bytes / HOURLY,
        points / HOURLY);
  }

  private static SignalSeries hourly(Random random) {
    long first = SignalPoint.hourOf(START);
    SignalSeries series = SignalSeries.EMPTY;
    int upvotes = 0;
    int comments = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      upvotes += 1 + random.nextInt(4);
      comments += random.nextInt(4) == 0 ? 1 : 0;
      series = series.with(first + hour, new Signals(upvotes, comments, "", ""));
      series = series.thinned(first + hour);
    }
    return series;
  }
}
