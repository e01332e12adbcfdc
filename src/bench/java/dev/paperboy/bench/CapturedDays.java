package dev.paperboy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.route.PlainEvaluation;
import dev.paperboy.route.PlainEvaluation.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Captured days on loopback, on a clock that is set: lists of Hugging Face, to which each paper
 * comes when it came then, and the announcements of arXiv.
 *
 * <p>The lists were captured once, so of the votes only the last number is known. They rise evenly
 * to it in the first 24 hours.
 */
final class CapturedDays implements AutoCloseable {
  /** When arXiv announced what was captured of it. */
  static final Instant ARXIV = Instant.parse("2026-04-27T04:00:00Z");

  private static final String ARXIV_FILES = "arxiv_rss/rss_%s_2026-04-27.xml";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration VOTING = Duration.ofHours(24);
  private static final Pattern LIST =
      Pattern.compile("/api/daily_papers\\?date=([\\d-]+)&limit=(\\d+)&p=(\\d+)");
  private static final Pattern ITEM = Pattern.compile("<item>.*?</item>", Pattern.DOTALL);

  private final Path feeds;
  private final InstantSource clock;
  private final HttpServer server;
  private final List<Listed> papers = new ArrayList<>();
  private final Map<LocalDate, List<Listed>> lists;

  /** Serves the lists of 2026 in this folder. */
  CapturedDays(Path feeds, InstantSource clock) throws IOException {
    this.feeds = feeds;
    this.clock = clock;
    try (Stream<Path> files = Files.list(feeds.resolve("hf_daily"))) {
      for (Path file : files.filter(one -> name(one).startsWith("2026-")).toList()) {
        LocalDate day = LocalDate.parse(name(file).replace(".json", ""));
        MAPPER.readTree(file.toFile()).forEach(row -> papers.add(listed(day, row)));
      }
    }
    papers.sort(Comparator.comparing(Listed::from).thenComparing(Listed::id));
    this.lists = papers.stream().collect(Collectors.groupingBy(Listed::day));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Listed listed(LocalDate day, JsonNode row) {
    String from = row.path("paper").path("submittedOnDailyAt").asText();
    return new Listed(day, Instant.parse(from), row);
  }

  /**
   * A paper on the list of a day.
   *
   * @param from when it came to the list
   */
  record Listed(LocalDate day, Instant from, JsonNode row) {
    String id() {
      return row.path("paper").path("id").asText();
    }

    /** The paper as it is shown at a moment. */
    Text at(Instant now) {
      Text last = PlainEvaluation.captured(row);
      double passed = (double) Duration.between(from, now).toMillis() / VOTING.toMillis();
      int votes = (int) (last.votes() * Math.max(0, Math.min(1, passed)));
      return new Text(last.id(), last.texts(), last.authors(), votes, last.code());
    }

    private JsonNode served(Instant now) {
      JsonNode copy = row.deepCopy();
      ((ObjectNode) copy.path("paper")).put("upvotes", at(now).votes());
      return copy;
    }
  }

  FetchAddress address() {
    return FetchAddress.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All papers that are on a list by this moment, in the order in which they came. */
  List<Listed> listed(Instant by) {
    return papers.stream().filter(one -> !one.from().isAfter(by)).toList();
  }

  /** The papers that arXiv announced in these categories, once each. */
  List<Text> arxiv(List<String> categories) throws IOException {
    Map<String, Text> papers = new TreeMap<>();
    for (String category : categories) {
      Matcher item = ITEM.matcher(Files.readString(file(category)));
      while (item.find()) {
        String id = part(item.group(), "<guid[^>]*>oai:arXiv\\.org:([\\d.]+)v");
        String title = part(item.group(), "<title>(.*?)</title>");
        String text = part(item.group(), "<description>.*?Abstract:(.*?)</description>");
        List<String> authors =
            List.of(part(item.group(), "<dc:creator>(.*?)</dc:creator>").split(",\\s*", -1));
        papers.put(id, new Text(id, List.of(title, text), authors, 0, false));
      }
    }
    return List.copyOf(papers.values());
  }

  private Path file(String category) {
    return feeds.resolve(ARXIV_FILES.formatted(category));
  }

  private static String part(String item, String pattern) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(item);
    return found.find() ? found.group(1) : "";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      Matcher list = LIST.matcher(asked);
      if (list.matches()) {
        answer(exchange, list);
      } else if (asked.startsWith("/rss/")) {
        String feed = Files.readString(file(asked.substring("/rss/".length())));
        boolean announced = !clock.instant().isBefore(ARXIV);
        send(exchange, announced ? feed : ITEM.matcher(feed).replaceAll(""), "text/xml");
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void answer(HttpExchange exchange, Matcher asked) throws IOException {
    Instant now = clock.instant();
    List<Listed> shown =
        lists.getOrDefault(LocalDate.parse(asked.group(1)), List.of()).stream()
            .filter(one -> !one.from().isAfter(now))
            .sorted(Comparator.comparingInt(one -> -one.at(now).votes()))
            .toList();
    int votes = shown.stream().mapToInt(one -> one.at(now).votes()).sum();
    String tag = String.format(Locale.ROOT, "\"%d-%d\"", shown.size(), votes);
    exchange.getResponseHeaders().add("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    int size = Integer.parseInt(asked.group(2));
    ArrayNode page = MAPPER.createArrayNode();
    shown.stream()
        .skip((long) size * Integer.parseInt(asked.group(3)))
        .limit(size)
        .forEach(one -> page.add(one.served(now)));
    send(exchange, page.toString(), "application/json");
  }

  private static void send(HttpExchange exchange, String text, String type) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
