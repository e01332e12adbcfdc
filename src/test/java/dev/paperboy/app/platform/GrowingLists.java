package dev.paperboy.app.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.CapturedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Daily lists in the format of Hugging Face on loopback: captured ones where there are any, and
 * made-up ones elsewhere. The list of the day grows until the evening.
 */
final class GrowingLists implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern ASKED = Pattern.compile("date=([\\d-]+)&limit=\\d+&p=0\\b.*");
  private static final int MADE_UP = 48;

  private final Optional<Path> captured =
      CapturedData.folder().map(folder -> folder.resolve("feeds").resolve("hf_daily"));
  private final InstantSource clock;
  private final HttpServer server;

  GrowingLists(InstantSource clock) throws IOException {
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher asked = ASKED.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
    byte[] list = MAPPER.writeValueAsBytes(asked.matches() ? list(asked.group(1)) : noPapers());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, list.length);
    exchange.getResponseBody().write(list);
    exchange.close();
  }

  private ArrayNode list(String date) throws IOException {
    LocalDate day = LocalDate.parse(date);
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    int minute = clock.instant().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 60;
    JsonNode all = day.isAfter(today) ? noPapers() : papers(day);
    int size = day.isBefore(today) ? all.size() : Math.min(all.size(), all.size() * minute / 960);
    ArrayNode list = noPapers();
    for (int i = 0; i < size; i++) {
      list.add(all.get(i));
    }
    return list;
  }

  private JsonNode papers(LocalDate day) throws IOException {
    if (captured.isPresent()) {
      Path file = captured.get().resolve(day + ".json");
      return Files.exists(file) ? MAPPER.readTree(Files.readString(file)) : noPapers();
    }
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < MADE_UP; i++) {
      rows.append(i == 0 ? "[" : ",")
          .append(
              """
              {"publishedAt": "%1$sT00:00:00.000Z", "numComments": 0, "paper": {
                "id": "2606.%2$02d0%3$02d", "title": "Diffusion %3$d", "summary": "Of rivers.",
                "authors": [{"name": "Ada Brook"}], "upvotes": 1,
                "publishedAt": "%1$sT00:00:00.000Z", "submittedOnDailyAt": "%1$sT00:00:00.000Z"}}
              """
                  .formatted(day, day.getDayOfMonth(), i));
    }
    return MAPPER.readTree(rows.append("]").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ArrayNode noPapers() {
    return MAPPER.createArrayNode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
