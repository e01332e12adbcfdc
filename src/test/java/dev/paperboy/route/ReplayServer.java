package dev.paperboy.route;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hugging Face and arXiv on loopback, on a simulated clock: lists grow through the day, votes rise,
 * announcements change with the day, and every so often an answer is none.
 */
public final class ReplayServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final PrintedFeeds feeds;
  private final Random random;
  private double chaos;
  private Instant since;
  private long sinceNanos = System.nanoTime();
  private double speed;

  /** Serves these papers; the clock stands at this day's first moment until it is set going. */
  public ReplayServer(List<Printed> papers, LocalDate first, long seed) throws IOException {
    this.feeds = new PrintedFeeds(papers);
    this.random = new Random(seed);
    this.since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The feeds of a configuration that polls this server, the lists as often as this. */
  public List<String> configuration(String every) {
    return configuration(every, address());
  }

  /** As {@link #configuration(String)}, through another address. */
  public static List<String> configuration(String every, String address) {
    return List.of(
        "{ type: huggingface, every: " + every + ", base_url: \"" + address + "\" }",
        "{ type: arxiv, categories: [cs.CL, cs.LG], every: 30m, rss_url: \""
            + address
            + "\", api_url: \""
            + address
            + "\" }");
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets the clock run so many times faster than the wall's, and this share of answers fail. */
  public synchronized void go(double faster, double failing) {
    since = now();
    sinceNanos = System.nanoTime();
    speed = faster;
    chaos = failing;
  }

  /** Sets the clock. */
  public synchronized void set(Instant moment) {
    since = moment;
    sinceNanos = System.nanoTime();
  }

  /** What time it is here. */
  public synchronized Instant now() {
    return since.plus(Duration.ofNanos((long) ((System.nanoTime() - sinceNanos) * speed)));
  }

  private synchronized int failure() {
    return random.nextDouble() < chaos ? 1 + random.nextInt(4) : 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      switch (failure()) {
        case 1 -> {
          exchange.getResponseHeaders().add("Retry-After", "1");
          send(exchange, 429, "text/plain", "Rate exceeded.");
        }
        case 2 -> send(exchange, 503, "text/plain", "upstream unavailable");
        case 3 -> send(exchange, 200, "text/html", "<!DOCTYPE html><html>Just a moment</html>");
        case 4 -> cutOff(exchange);
        default -> serve(exchange);
      }
    }
  }

  private static void cutOff(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 100_000);
    OutputStream body = exchange.getResponseBody();
    body.write("[{\"paper\": {\"id\": \"2606.0".getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange);
    Instant now = now();
    if (path.equals("/api/daily_papers")) {
      LocalDate date = LocalDate.parse(query.getOrDefault("date", ""));
      if (date.isAfter(now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1))) {
        send(exchange, 400, "application/json", "{\"error\": \"date is later than today\"}");
        return;
      }
      int page = Integer.parseInt(query.getOrDefault("p", "0"));
      send(exchange, 200, "application/json", feeds.list(date, now, page));
    } else if (path.startsWith("/rss/")) {
      send(exchange, 200, "text/xml", feeds.announcements(now));
    } else if (path.equals("/api/query")) {
      int start = Integer.parseInt(query.getOrDefault("start", "0"));
      int most = Integer.parseInt(query.getOrDefault("max_results", "10"));
      send(exchange, 200, "application/atom+xml", feeds.submissions(now, start, most));
    } else {
      send(exchange, 404, "application/json", "{\"error\": \"not found\"}");
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String etag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("ETag", etag);
    if (status == 200 && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
