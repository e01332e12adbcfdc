package dev.paperboy.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.feed.fetch.FetchAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A real server on loopback that answers as it was told: per address in turn, the last answer again
 * and again. What it was not told of is 404.
 */
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Reply>> script = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** One answer. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What was asked; header names are in lower case. */
  public record Request(String target, Map<String, String> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers targets (path and query) that begin like this. */
  public ScriptedServer on(String start, Reply... replies) {
    script.put(start, new ArrayList<>(List.of(replies)));
    return this;
  }

  public FetchAddress address() {
    return FetchAddress.of("http://127.0.0.1:" + port());
  }

  public FetchAddress address(String path) {
    return FetchAddress.of("http://127.0.0.1:" + port() + path);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<String> targets() {
    return requests.stream().map(Request::target).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new ConcurrentHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    String target = exchange.getRequestURI().toString();
    requests.add(new Request(target, headers));
    try (exchange) {
      next(target).to(exchange);
    }
  }

  private synchronized Reply next(String target) {
    List<Reply> replies =
        script.entrySet().stream()
            .filter(entry -> target.startsWith(entry.getKey()))
            .max((one, other) -> Integer.compare(one.getKey().length(), other.getKey().length()))
            .map(Map.Entry::getValue)
            .orElse(List.of(status(404, "not found")));
    return replies.size() > 1 ? replies.remove(0) : replies.get(0);
  }

  public static Reply body(String type, byte[] body, String... headers) {
    return answer(200, type, body, headers);
  }

  public static Reply json(String body, String... headers) {
    return body("application/json; charset=utf-8", utf8(body), headers);
  }

  public static Reply xml(String body, String... headers) {
    return body("text/xml; charset=utf-8", utf8(body), headers);
  }

  public static Reply html(String body) {
    return body("text/html", utf8(body));
  }

  public static Reply status(int status, String body, String... headers) {
    return answer(status, "text/plain", utf8(body), headers);
  }

  public static Reply answer(int status, String type, byte[] body, String... headers) {
    return exchange -> {
      if (!type.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", type);
      }
      for (int at = 0; at < headers.length; at += 2) {
        exchange.getResponseHeaders().add(headers[at], headers[at + 1]);
      }
      boolean none = body.length == 0 || status == 304 || status == 204;
      exchange.sendResponseHeaders(status, none ? -1 : body.length);
      if (!none) {
        exchange.getResponseBody().write(body);
      }
    };
  }

  /** Promises more than it sends. */
  public static Reply cutOff(String type, String body) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 100_000);
      exchange.getResponseBody().write(utf8(body));
      exchange.getResponseBody().flush();
    };
  }

  /** Answers 304 where the entity tag is known, else with the JSON and the tag. */
  public static Reply tagged(String etag, String json) {
    return exchange -> {
      boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      (known ? answer(304, "", new byte[0]) : json(json, "ETag", etag)).to(exchange);
    };
  }

  /** Sends the head and then nothing until the server is closed. */
  public Reply stalled() {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('[');
      exchange.getResponseBody().flush();
      try {
        closing.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    };
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a file among the test resources. */
  public static String resource(String path) {
    try (InputStream stream = ScriptedServer.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new AssertionError("no such resource: " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
