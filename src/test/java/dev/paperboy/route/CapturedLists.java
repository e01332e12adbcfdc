package dev.paperboy.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.SettableClock;
import dev.paperboy.feed.fetch.FetchAddress;
import dev.paperboy.route.PlainFates.Printing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captured lists of Hugging Face on loopback, on a clock that is set: the list of the day grows and
 * its votes rise until the evening.
 */
final class CapturedLists implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern ASKED =
      Pattern.compile("/api/daily_papers\\?date=([\\d-]+)&limit=(\\d+)&p=(\\d+)");
  private static final int DAYS_READ = 4;

  private final Path lists;
  private final SettableClock clock;
  private final HttpServer server;

  CapturedLists(Path feeds, SettableClock clock) throws IOException {
    this.lists = feeds.resolve("hf_daily");
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  FetchAddress address() {
    return FetchAddress.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What the lists that are read at present print, in that order. */
  List<Printing> printings() throws IOException {
    List<Printing> printings = new ArrayList<>();
    LocalDate today = today();
    for (LocalDate day = today.minusDays(DAYS_READ - 1);
        !day.isAfter(today);
        day = day.plusDays(1)) {
      for (JsonNode row : rows(day)) {
        printings.add(new Printing(PlainEvaluation.captured(row), true));
      }
    }
    return printings;
  }

  private LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private List<JsonNode> rows(LocalDate day) throws IOException {
    Path file = lists.resolve(day + ".json");
    if (day.isAfter(today()) || !Files.exists(file)) {
      return List.of();
    }
    Instant begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    double passed = (clock.instant().toEpochMilli() - begin.toEpochMilli()) / 86_400_000.0;
    List<JsonNode> all = new ArrayList<>();
    MAPPER.readTree(file.toFile()).forEach(all::add);
    List<JsonNode> rows =
        new ArrayList<>(all.subList(0, (int) (all.size() * Math.min(1, passed * 1.5))));
    for (JsonNode row : rows) {
      ObjectNode paper = (ObjectNode) row.path("paper");
      paper.put("upvotes", (int) (paper.path("upvotes").asInt() * Math.min(1, passed + 0.1)));
    }
    rows.sort(Comparator.comparingInt(row -> -row.path("paper").path("upvotes").asInt()));
    return rows;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher asked = ASKED.matcher(exchange.getRequestURI().toString());
      ArrayNode page = MAPPER.createArrayNode();
      if (asked.matches()) {
        int size = Integer.parseInt(asked.group(2));
        rows(LocalDate.parse(asked.group(1))).stream()
            .skip((long) size * Integer.parseInt(asked.group(3)))
            .limit(size)
            .forEach(page::add);
      }
      byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(asked.matches() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
