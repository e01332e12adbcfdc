package dev.paperboy.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WebServerTest {
  private static final String TOKEN = "correct-horse-battery-staple";
  private static final int MORE_THAN_THREADS = 25;

  private Instant now = Instant.parse("2026-06-15T12:00:00Z");
  private final InstantSource clock = () -> now;

  @Test
  void onlyKnownHostsAreAnswered() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of("Papers.example.org"), "")) {
      for (String host :
          List.of(
              "localhost",
              "LOCALHOST:1234",
              "localhost.",
              "127.0.0.1:80",
              "127.8.9.1",
              "[::1]:8080",
              "console.localhost",
              "papers.example.org")) {
        assertThat(status(get(server, "/api/hello", "Host: " + host))).as(host).isEqualTo(200);
      }
      for (String host :
          List.of(
              "evil.example",
              "localhost.evil.example",
              "127.0.0.1.evil.example",
              "10.0.0.1",
              "papers.example.org.evil",
              "evil.example:80@localhost",
              "[::2]")) {
        String answer = get(server, "/api/hello", "Host: " + host);
        assertThat(status(answer)).as(host).isIn(400, 403);
        assertThat(answer).as(host).contains("{\"error\":").doesNotContain("hello there");
      }
    }
  }

  @Test
  void aServerForEveryAddressIsReachedByAddressesButNotByForeignNames() throws Exception {
    try (WebServer server = started("0.0.0.0:0", List.of(), TOKEN)) {
      String bearer = "Authorization: Bearer " + TOKEN;
      assertThat(status(get(server, "/api/hello", "Host: 10.1.2.3:8080", bearer))).isEqualTo(200);
      assertThat(status(get(server, "/api/hello", "Host: evil.example", bearer))).isEqualTo(403);
    }
  }

  @Test
  void onlyTheSameOriginMayAsk() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), "")) {
      String host = "Host: localhost:" + server.port();
      for (String origin :
          List.of("http://localhost:" + server.port(), "https://LOCALHOST:" + server.port())) {
        assertThat(status(get(server, "/api/hello", host, "Origin: " + origin)))
            .as(origin)
            .isEqualTo(200);
      }
      for (String origin :
          List.of(
              "null",
              "http://evil.example",
              "http://localhost:1",
              "http://localhost",
              "http://127.0.0.1:" + server.port(),
              "file://",
              "")) {
        assertThat(status(get(server, "/api/hello", host, "Origin: " + origin)))
            .as(origin)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void anotherSiteMayLinkToAPageButNotUseTheApi() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), "")) {
      String[] link = {
        "Host: localhost",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document"
      };
      assertThat(status(get(server, "/page", link))).isEqualTo(200);
      assertThat(status(get(server, "/api/hello", link))).isEqualTo(403);
      assertThat(status(get(server, "/page", "Host: localhost", "Sec-Fetch-Site: cross-site")))
          .isEqualTo(403);
    }
  }

  @Test
  void everyErrorIsJsonAndCarriesTheSecurityHeaders() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), "")) {
      List<String> answers =
          List.of(
              send(server, "GET /nothing HTTP/1.1", "Host: localhost"),
              send(server, "DELETE /api/hello HTTP/1.1", "Host: localhost"),
              send(server, "GET /api/hello HTTP/1.1", "Host: evil.example"),
              send(server, "GET /%zz HTTP/1.1", "Host: localhost"),
              send(server, "GET /page;;%% HTTP/1.1", "Host: localhost"),
              send(server, "GET /api/hello HTTP/1.1"),
              send(
                  server, "GET /api/hello HTTP/1.1", "Host: localhost", "X: " + "y".repeat(20_000)),
              send(server, "nonsense"));
      assertThat(answers)
          .map(WebServerTest::status)
          .containsExactly(404, 405, 403, 400, 400, 400, 431, 400);
      for (String answer : answers) {
        assertThat(answer.toLowerCase(Locale.ROOT))
            .contains("application/json", "\r\n\r\n{\"error\":\"")
            .contains(
                "content-security-policy: default-src 'self'", "x-content-type-options: nosniff")
            .doesNotContain("jetty", "javalin", "exception");
      }
    }
  }

  @Test
  void anErrorOfTheMachineIsJsonTooAndTheThreadGoesOn() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), "")) {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        String answer = get(server, "/deep", "Host: localhost");
        assertThat(status(answer)).isEqualTo(500);
        assertThat(answer).contains("{\"error\":").doesNotContain("StackOverflow");
      }
      assertThat(status(get(server, "/api/hello", "Host: localhost"))).isEqualTo(200);
    }
  }

  @Test
  void aBodyWithoutDeclaredLengthIsAlsoLimited() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), "")) {
      String chunk = "x".repeat(0x10000) + "x".repeat(0x1000);
      String answer =
          sendWithBody(
              server,
              "11000\r\n" + chunk + "\r\n0\r\n\r\n",
              "POST /api/hello HTTP/1.1",
              "Host: localhost",
              "Transfer-Encoding: chunked");
      assertThat(status(answer)).isEqualTo(413);
      assertThat(answer).contains("{\"error\":");
    }
  }

  @Test
  void aTokenIsAskedForWhereOneIsSet() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), TOKEN)) {
      String host = "Host: localhost";
      assertThat(get(server, "/api/hello", host))
          .startsWith("HTTP/1.1 401")
          .contains("WWW-Authenticate: Bearer", "{\"error\":");
      assertThat(status(get(server, "/api/hello", host, "Authorization: Bearer wrong")))
          .isEqualTo(401);
      assertThat(status(get(server, "/api/hello", host, "Authorization: bearer " + TOKEN)))
          .isEqualTo(200);
      assertThat(status(get(server, "/nothing", host))).isEqualTo(401);
      assertThat(status(get(server, "/healthz", host))).isEqualTo(200);
      assertThat(status(get(server, "/open", host))).isEqualTo(200);
      assertThat(get(server, "/page", host, "Accept: text/html"))
          .startsWith("HTTP/1.1 303")
          .containsIgnoringCase("Location: /login");
    }
  }

  @Test
  void afterTheLogInTheWantedPageIsShownButNeverOneOfAnotherServer() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), TOKEN)) {
      String host = "Host: localhost";
      assertThat(get(server, "/page?q=a+b", host, "Accept: text/html"))
          .containsIgnoringCase("Location: /login?next=%2Fpage%3Fq%3Da%2Bb\r\n");
      assertThat(get(server, "/login?next=%2Fpage%3Fq%3Da%2Bb", host))
          .contains("name=\"next\" type=\"hidden\" value=\"/page?q=a+b\"");
      assertThat(get(server, "/login?next=/page%3Fq%3Da&token=" + TOKEN, host))
          .containsIgnoringCase("Location: /page?q=a\r\n");
      for (String other :
          List.of("//example.org", "/%5Cexample.org", "https://example.org", "/%09/x", "/%22%3E")) {
        assertThat(get(server, "/login?next=" + other + "&token=" + TOKEN, host))
            .as(other)
            .containsIgnoringCase("Location: /\r\n");
      }
    }
  }

  @Test
  void loggingInLeavesACookieThatIsNotTheToken() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), TOKEN)) {
      String host = "Host: localhost";
      assertThat(get(server, "/login", host)).startsWith("HTTP/1.1 200").contains("<form");
      assertThat(get(server, "/login?token=wrong", host))
          .startsWith("HTTP/1.1 401")
          .doesNotContainIgnoringCase("Set-Cookie");
      String answer = get(server, "/login?token=" + TOKEN, host);
      assertThat(answer).startsWith("HTTP/1.1 303").contains("HttpOnly", "SameSite=Lax");
      assertThat(answer).doesNotContain(TOKEN);
      String cookie =
          answer.lines().filter(line -> line.startsWith("Set-Cookie: ")).findFirst().orElseThrow();
      String pair = cookie.substring("Set-Cookie: ".length(), cookie.indexOf(';'));
      assertThat(status(get(server, "/api/hello", host, "Cookie: " + pair))).isEqualTo(200);
      assertThat(status(get(server, "/api/hello", host, "Cookie: " + pair + "0"))).isEqualTo(401);

      String form = "token=" + TOKEN;
      String posted =
          sendWithBody(
              server,
              form,
              "POST /login HTTP/1.1",
              host,
              "Content-Type: application/x-www-form-urlencoded",
              "Content-Length: " + form.length());
      assertThat(posted).startsWith("HTTP/1.1 303").contains(pair);
    }
  }

  @Test
  void whoGuessesTheTokenHasToWait() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), TOKEN)) {
      String host = "Host: localhost";
      String loggedIn = get(server, "/login?token=" + TOKEN, host);
      String cookie = loggedIn.replaceAll("(?s).*Set-Cookie: (paperboy=[^;]*);.*", "Cookie: $1");
      for (int i = 0; i < 5; i++) {
        assertThat(status(get(server, "/login?token=wrong" + i, host))).isEqualTo(401);
        String bearer = "Authorization: Bearer wrong" + i;
        assertThat(status(get(server, "/api/hello", host, bearer))).isEqualTo(401);
      }
      assertThat(get(server, "/login?token=" + TOKEN, host))
          .as("a right guess is not told apart")
          .startsWith("HTTP/1.1 429")
          .contains("Retry-After: 31", "Too many wrong tokens", "<form")
          .doesNotContain("Set-Cookie");
      assertThat(get(server, "/api/hello", host, "Authorization: Bearer " + TOKEN))
          .startsWith("HTTP/1.1 429")
          .contains("Retry-After: ", "{\"error\":\"Too many wrong tokens");
      assertThat(status(get(server, "/api/hello", host, cookie)))
          .as("who is logged in stays so")
          .isEqualTo(200);
      assertThat(status(get(server, "/healthz", host))).isEqualTo(200);
      assertThat(status(get(server, "/login", host))).isEqualTo(200);
      String elsewhere = "X-Forwarded-For: 198.51.100.9, 203.0.113.7";
      assertThat(status(get(server, "/login?token=" + TOKEN, host, elsewhere))).isEqualTo(303);
      now = now.plusSeconds(31);
      assertThat(status(get(server, "/login?token=" + TOKEN, host))).isEqualTo(303);
      assertThat(status(get(server, "/login?token=wrong", host))).isEqualTo(401);
    }
  }

  @Test
  void whoGuessesTheTokenFromManyAddressesHasToWaitToo() throws Exception {
    try (WebServer server = started("127.0.0.1:0", List.of(), TOKEN)) {
      String host = "Host: localhost";
      String cookie =
          get(server, "/login?token=" + TOKEN, host)
              .replaceAll("(?s).*Set-Cookie: (paperboy=[^;]*);.*", "Cookie: $1");
      for (int guess = 0; guess < 300; guess++) {
        String wrong = "Authorization: Bearer wrong" + guess;
        assertThat(status(getFrom(2 + guess / 10, server, "/api/hello", host, wrong)))
            .isEqualTo(401);
      }
      assertThat(getFrom(99, server, "/login?token=" + TOKEN, host))
          .startsWith("HTTP/1.1 429")
          .contains("Too many wrong tokens came from many addresses; try again in 3 seconds.");
      assertThat(status(get(server, "/api/hello", host, cookie)))
          .as("who is logged in stays so")
          .isEqualTo(200);
      now = now.plusSeconds(3);
      assertThat(status(getFrom(99, server, "/login?token=" + TOKEN, host))).isEqualTo(303);
    }
  }

  @Test
  void nobodyListensToTheWorldWithoutAToken() {
    assertThatThrownBy(() -> WebSettings.of("0.0.0.0:8080", List.of(), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("console.token");
    assertThat(WebSettings.of("0.0.0.0:8080", List.of(), TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void anAddressIsReadOrRefusedWithAnExample() {
    assertThat(WebSettings.of("[::1]:8080", List.of(), "").host()).isEqualTo("::1");
    for (String wrong :
        List.of("", "8080", "localhost", "localhost:", "http://localhost:1", "a:99999")) {
      assertThatThrownBy(() -> WebSettings.of(wrong, List.of(), TOKEN))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRequestUnderWayIsAnsweredBeforeAStopAndAnIdleConnectionDoesNotHoldItUp() throws Exception {
    Slow slow = new Slow();
    WebServer server =
        new WebServer(WebSettings.of("127.0.0.1:0", List.of(), ""), List.of(slow), clock);
    server.start();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      idle.setSoTimeout(10_000);
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return get(server, "/slow", "Host: localhost");
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              },
              threads);
      slow.begun.await();
      // Idle for a shorter time than the other connection, so it is closed after that one would be.
      byte[] quick = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);
      idle.getOutputStream().write(quick);
      String read = "";
      while (!read.endsWith("at once")) {
        read += (char) idle.getInputStream().read();
      }
      CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close, threads);
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      assertThat(stop).isNotDone();
      slow.end.countDown();
      assertThat(answer.get(10, TimeUnit.SECONDS)).contains("done at last");
      stop.get(10, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPortInUseIsExplained() {
    try (WebServer first = started("127.0.0.1:0", List.of(), "")) {
      String bind = "127.0.0.1:" + first.port();
      assertThatThrownBy(() -> started(bind, List.of(), ""))
          .isInstanceOf(ListenException.class)
          .hasMessageContaining(bind + " is in use")
          .hasMessageContaining("console.bind");
    }
  }

  private WebServer started(String bind, List<String> hosts, String token) {
    WebServer server =
        new WebServer(WebSettings.of(bind, hosts, token), List.of(new Hello()), clock);
    server.start();
    return server;
  }

  private static String get(WebServer server, String path, String... headers) throws IOException {
    String[] lines = new String[headers.length + 1];
    lines[0] = "GET " + path + " HTTP/1.1";
    System.arraycopy(headers, 0, lines, 1, headers.length);
    return send(server, lines);
  }

  /** Sends a request from this address of the machine: 127.0.0.N. */
  private static String getFrom(int last, WebServer server, String path, String... headers)
      throws IOException {
    InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port(), from, 0)) {
      String head = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers);
      socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String send(WebServer server, String... lines) throws IOException {
    return sendWithBody(server, "", lines);
  }

  private static String sendWithBody(WebServer server, String body, String... lines)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  /** Answers one request at once and another when told to. */
  private static final class Slow implements Routes {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void addTo(RoutesConfig routes) {
      routes.get("/quick", ctx -> ctx.result("at once"));
      routes.get(
          "/slow",
          ctx -> {
            begun.countDown();
            end.await();
            ctx.result("done at last");
          });
    }
  }

  private static final class Hello implements Routes {
    @Override
    public void addTo(RoutesConfig routes) {
      routes.get("/api/hello", ctx -> ctx.result("hello there"));
      routes.post("/api/hello", ctx -> ctx.result(JsonBody.read(ctx).required("name")));
      routes.get("/page", ctx -> ctx.html("<p>hello there"));
      routes.get("/healthz", ctx -> ctx.result("ok"));
      routes.get(
          "/deep",
          ctx -> {
            throw new StackOverflowError();
          });
      routes.get("/open", ctx -> ctx.result("ok"));
    }

    @Override
    public Set<String> openPaths() {
      return Set.of("/open");
    }
  }
}
