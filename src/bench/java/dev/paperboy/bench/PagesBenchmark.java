package dev.paperboy.bench;

import dev.paperboy.card.CardFactory;
import dev.paperboy.meaning.BuiltInModel;
import dev.paperboy.meaning.EmbeddingModel;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.search.index.IndexedPaper;
import dev.paperboy.site.AnnouncementCalendar;
import dev.paperboy.site.SitePaths;
import dev.paperboy.site.SiteRoutes;
import dev.paperboy.site.SiteServices;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.web.PageFrame.Offers;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures the pages for reading over HTTP: how long a page takes that is rendered, how long one
 * that is unchanged, and how large it is. Each page is asked for once, so that none is a kept one.
 */
public final class PagesBenchmark {
  private static final long SEED = 20260615;
  private static final int BATCH = 500;
  private static final int PAPERS_A_DAY = 200;
  private static final int REQUESTS = 400;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private final List<Paper> papers;
  private final HttpClient client = HttpClient.newHttpClient();
  private String address = "";

  private PagesBenchmark(List<Paper> papers) {
    this.papers = papers;
  }

  /** Arguments: how many papers, and a file of real papers. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    List<Paper> real = PapersFile.read(Path.of(arguments[1]));
    Path folder = Files.createTempDirectory("pages-benchmark");
    try {
      new PagesBenchmark(new SyntheticPapers(real, SEED).first(count).toList()).run(folder);
    } finally {
      BenchmarkFolder.delete(folder);
    }
  }

  private void run(Path folder) throws Exception {
    InstantSource clock = InstantSource.fixed(NOW);
    EmbeddingModel model = BuiltInModel.load();
    try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("paperboy.db"));
        PaperIndex index =
            PaperIndex.open(folder.resolve("index"), database.mark(), clock, () -> model)) {
      fill(database, index);
      SiteServices services =
          new SiteServices(
              database,
              index,
              new CardFactory(Map.of("arxiv", "arXiv")),
              new Templates(),
              new PageFrames("Papers", new Offers(true, true, List.of("Discord", "Slack"))),
              (day, now) -> new AnnouncementCalendar.Outlook.Quiet(),
              new TrendingLists(database, index, clock),
              true,
              Optional.empty(),
              clock);
      try (WebServer server =
          new WebServer(
              WebSettings.of("127.0.0.1:0", List.of(), ""),
              List.of(new SiteRoutes(services)),
              InstantSource.system())) {
        server.start();
        address = server.address();
        measure();
      }
    }
  }

  /** Saves the papers, so many a day until today. */
  private void fill(Database database, PaperIndex index) {
    PaperStore store = new PaperStore();
    for (int from = 0; from < papers.size(); from += BATCH) {
      List<Entry> entries = new ArrayList<>();
      List<IndexedPaper> indexed = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, papers.size()); i++) {
        Instant announced = NOW.minus(Duration.ofDays(i / PAPERS_A_DAY)).minusSeconds(i % 3600);
        entries.add(new Entry(papers.get(i), announced));
        indexed.add(new IndexedPaper(papers.get(i), announced));
      }
      database.change(transaction -> store.save(transaction, entries, NOW));
      index.add(indexed, from + entries.size());
    }
    index.settle();
    index.refresh();
  }

  private void measure() throws Exception {
    Random random = new Random(SEED);
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    int days = papers.size() / PAPERS_A_DAY;
    System.out.printf(
        Locale.ROOT,
        "%,d papers, %d a day; JDK %s, %d cores%n%n",
        papers.size(),
        PAPERS_A_DAY,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.println("| page | p50, ms | p99, ms | largest, kB |");
    System.out.println("|---|---:|---:|---:|");
    IntFunction<String> day = i -> "/papers/" + today.minusDays(i % days) + "?n=" + i;
    IntFunction<String> month =
        i -> "/papers/month/" + today.minusMonths(i % 12).toString().substring(0, 7) + "?n=" + i;
    IntFunction<String> search =
        i -> SitePaths.search(query(papers.get(random.nextInt(papers.size())), random)) + "&n=" + i;
    IntFunction<String> paper =
        i -> SitePaths.paper(papers.get(random.nextInt(papers.size())).id()) + "?n=" + i;
    IntFunction<String> trending = i -> "/papers/trending?span=week&n=" + i;
    IntFunction<String> onTopic =
        i -> search.apply(i).replace("/papers/search?", "/papers/trending?span=month&");
    for (IntFunction<String> warmUp : List.of(day, month, search, paper, trending, onTopic)) {
      for (int i = 0; i < 3 * REQUESTS; i++) {
        get(warmUp.apply(REQUESTS + i), "");
      }
    }
    row("day", day);
    row("month", month);
    row("search", search);
    row("paper", paper);
    row("trending", trending);
    row("trending, a topic", onTopic);
    String tag = get("/papers", "").headers().firstValue("ETag").orElseThrow();
    double[] unchanged = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      get("/papers", tag);
      unchanged[i] = (System.nanoTime() - start) / 1e6;
    }
    print("unchanged", unchanged, 0);
    System.out.printf(
        "%nThe first page is %.1f kB, its style sheet %.1f kB.%n",
        get("/papers", "").body().length / 1e3, get("/papers/style.css", "").body().length / 1e3);
  }

  private void row(String name, IntFunction<String> path) throws Exception {
    double[] milliseconds = new double[REQUESTS];
    int largest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      String asked = path.apply(i);
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = get(asked, "");
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
      largest = Math.max(largest, answer.body().length);
    }
    print(name, milliseconds, largest);
  }

  private static void print(String name, double[] milliseconds, int largest) {
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f |%n",
        name,
        milliseconds[milliseconds.length / 2],
        milliseconds[milliseconds.length * 99 / 100],
        largest / 1e3);
  }

  private HttpResponse<byte[]> get(String path, String tag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).setHeader("Accept", "text/html");
    if (!tag.isEmpty()) {
      request.setHeader("If-None-Match", tag);
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != (tag.isEmpty() ? 200 : 304)) {
      throw new IllegalStateException(path + " is answered " + answer.statusCode());
    }
    return answer;
  }

  /** Returns one to three words in a row of a title. */
  private static String query(Paper paper, Random random) {
    List<String> words =
        TextAnalysis.words(paper.title()).stream()
            .map(Token::folded)
            .filter(word -> word.matches("[a-z]{2,}") && !TextAnalysis.isFunctionWord(word))
            .filter(word -> !List.of("and", "or", "not").contains(word))
            .toList();
    if (words.isEmpty()) {
      return "model";
    }
    int length = Math.min(words.size(), 1 + random.nextInt(3));
    int from = random.nextInt(words.size() - length + 1);
    return String.join(" ", words.subList(from, from + length));
  }
}
