package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, on purpose or not, and what remains for others. */
final class SlowClientsTest {
  private static final int MANY = 50;
  private static final int PATIENCE_MILLISECONDS = 20_000;
  private static final Duration NEVER = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofMillis(200);

  private final SlowRoutes routes = new SlowRoutes();
  private final List<Socket> clients = new ArrayList<>();
  private WebServer server = new WebServer(settings(), List.of(routes), InstantSource.system());

  private static WebSettings settings() {
    return WebSettings.of("127.0.0.1:0", List.of(), "");
  }

  private void start(ServerLimits limits) {
    server =
        new WebServer(
            settings(), List.of(routes), limits, Allowances.inMemory(InstantSource.system()));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    routes.go.countDown();
    for (Socket client : clients) {
      client.close();
    }
    server.close();
  }

  @Test
  void whoSendsSlowlyHoldsNobodyUp() throws IOException {
    server.start();
    for (int i = 0; i < MANY; i++) {
      send("POST /api/echo HTTP/1.1\r\nHo");
      send(post("/api/echo", 5_000) + "{");
      send(post("/signed", 5_000) + "{");
      send(post("/api/echo", "Transfer-Encoding: chunked") + "5\r\nab");
    }
    assertThat(status(get("/healthz"))).isEqualTo(200);
    assertThat(status(get("/api/hello"))).isEqualTo(200);
    Socket patient = clients.get(1);
    patient.getOutputStream().write("x".repeat(4_999).getBytes(StandardCharsets.UTF_8));
    assertThat(head(patient)).startsWith("HTTP/1.1 200");
  }

  @Test
  void whoDoesNotReadHoldsNobodyUpWhoAsksForHealth() throws IOException {
    server.start();
    for (int i = 0; i < MANY; i++) {
      send("GET /api/endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    assertThat(status(get("/healthz"))).isEqualTo(200);
    assertThat(status(get("/readyz"))).isEqualTo(200);
  }

  @Test
  void aShareOfTheThreadsIsKeptForHealthWhateverIsUnderWay() throws IOException {
    server.start();
    List<Socket> waiting = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      waiting.add(send("GET /api/slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    }
    assertThat(status(get("/healthz"))).isEqualTo(200);
    routes.go.countDown();
    for (Socket client : waiting) {
      assertThat(head(client)).as("who waited is served").startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aHeadThatTakesTooLongIsNotWaitedForHoweverSteadilyItComes() throws IOException {
    start(new ServerLimits(SOON, NEVER, NEVER, 1_000, 1_000_000));
    assertThat(isClosedWhileTrickling(send("GET /api/hello HTTP/1.1\r\nX: "))).isTrue();
    Socket second = send("GET /api/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(head(second)).startsWith("HTTP/1.1 200");
    assertThat(isClosedWhileTrickling(second)).as("the next on the connection").isTrue();
  }

  @Test
  void aBodyThatTakesTooLongIsNotWaitedForHoweverSteadilyItComes() throws IOException {
    start(new ServerLimits(NEVER, SOON, NEVER, 1_000, 1_000_000));
    assertThat(isClosedWhileTrickling(send(post("/api/echo", 60_000)))).isTrue();
    assertThat(isClosedWhileTrickling(send(post("/signed", 60_000)))).isTrue();
    assertThat(status(get("/api/hello"))).isEqualTo(200);
  }

  @Test
  void anAnswerThatIsNotReadIsBrokenOffButAStreamOfEventsIsNot() throws Exception {
    start(new ServerLimits(NEVER, NEVER, SOON, 1_000, 1_000_000));
    Socket stream = send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(head(stream)).startsWith("HTTP/1.1 200");
    send("GET /api/endless HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(routes.endlessEnded.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)).isTrue();
    routes.go.countDown();
    assertThat(stream.getInputStream().readNBytes(1)).as("the stream goes on").hasSize(1);
  }

  @Test
  void whereThereAreTooManyConnectionsThoseThatWaitedLongestGo() throws IOException {
    start(new ServerLimits(NEVER, NEVER, NEVER, MANY, 1_000_000));
    Socket idle = send("");
    Socket slow = send(post("/api/echo", 5_000) + "{");
    boolean slowIsClosed = false;
    boolean idleIsClosed = false;
    // Which of the two waits longer is open: a wait begins when a thread of the server notices it.
    for (int i = 0; i < 20 * MANY && !(slowIsClosed && idleIsClosed); i++) {
      send("");
      slowIsClosed |= i >= MANY && isClosedWithin(20, slow);
      idleIsClosed |= i >= MANY && isClosedWithin(20, idle);
    }
    assertThat(slowIsClosed).isTrue();
    assertThat(idleIsClosed).isTrue();
    assertThat(status(get("/healthz"))).isEqualTo(200);
  }

  @Test
  void bodiesAreHeldUpToALimitOverAll() throws IOException {
    start(new ServerLimits(NEVER, NEVER, NEVER, 1_000, 100_000));
    Socket one = send(post("/api/echo", 64_000) + "x".repeat(60_000));
    Socket other = send(post("/api/echo", 64_000) + "x".repeat(60_000));
    // The common pool has one thread on two cores, and the first would hold the other up.
    Executor threads = task -> new Thread(task).start();
    CompletableFuture<String> ofOne = CompletableFuture.supplyAsync(() -> head(one), threads);
    CompletableFuture<String> ofOther = CompletableFuture.supplyAsync(() -> head(other), threads);
    assertThat(CompletableFuture.anyOf(ofOne, ofOther).join().toString())
        .startsWith("HTTP/1.1 503");
    Socket refused = ofOne.isDone() ? one : other;
    assertThat(answer(refused)).contains("{\"error\":", "busy");
    boolean oneIsHeld = refused.equals(other);
    Socket holding = oneIsHeld ? one : other;
    holding.getOutputStream().write("x".repeat(4_000).getBytes(StandardCharsets.UTF_8));
    assertThat((oneIsHeld ? ofOne : ofOther).join()).startsWith("HTTP/1.1 200");
    String later = "";
    // A body is let go when its answer has been written, and so a moment after the client has it.
    for (int i = 0; i < 1_000 && !later.startsWith("HTTP/1.1 200"); i++) {
      later = answer(send(post("/api/echo", 60_000) + "x".repeat(60_000), true));
    }
    assertThat(later).as("what was held is let go").startsWith("HTTP/1.1 200");
  }

  @Test
  void bodiesArriveWholeOneAfterTheOtherAndAfterAnInvitation() throws IOException {
    server.start();
    Socket client = send(post("/api/echo", 5) + "first" + post("/api/echo", 6) + "second");
    assertThat(head(client) + body(client, 5)).startsWith("HTTP/1.1 200").endsWith("first");
    assertThat(head(client) + body(client, 6)).startsWith("HTTP/1.1 200").endsWith("second");
    Socket invited = send(post("/api/echo", "Expect: 100-continue", "Content-Length: 5"));
    assertThat(head(invited)).startsWith("HTTP/1.1 100");
    invited.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
    assertThat(head(invited) + body(invited, 5)).startsWith("HTTP/1.1 200").endsWith("hello");
  }

  @Test
  void onlyWhatIsSignedMayBeLong() throws IOException {
    server.start();
    int size = 900_000;
    assertThat(answer(send(post("/signed", size) + "x".repeat(size), true)))
        .startsWith("HTTP/1.1 200");
    assertThat(answer(send(post("/signed", 1_100_000), true))).startsWith("HTTP/1.1 413");
    assertThat(answer(send(post("/api/echo", size), true)))
        .startsWith("HTTP/1.1 413")
        .contains("{\"error\":\"The body is longer than 64 kB.\"}");
  }

  @Test
  void whoIsRefusedBeforeTheEndOfABodyCanSendTheRestAndReadsTheAnswer() throws IOException {
    start(new ServerLimits(NEVER, NEVER, NEVER, 1_000, 100_000));
    byte[] rest = "x".repeat(900_000).getBytes(StandardCharsets.UTF_8);
    assertThat(answerAfterSending(rest, send(post("/api/echo", rest.length))))
        .startsWith("HTTP/1.1 413")
        .endsWith("{\"error\":\"The body is longer than 64 kB.\"}");
    Socket chunked =
        send(post("/api/echo", "Transfer-Encoding: chunked") + "f4240\r\n" + "x".repeat(100_000));
    assertThat(answerAfterSending(rest, chunked))
        .startsWith("HTTP/1.1 413")
        .endsWith("{\"error\":\"The body is longer than 64 kB.\"}");
    assertThat(answerAfterSending(rest, send(post("/signed", 1_000_000) + "x".repeat(100_000))))
        .startsWith("HTTP/1.1 503")
        .contains("busy");
    assertThat(answer(send(post("/api/echo", 60_000) + "x".repeat(60_000), true)))
        .as("what was held of the refused ones is let go")
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void whoAsksFirstWhetherToSendABodyThatIsTooLongIsNotInvited() throws IOException {
    server.start();
    Socket client = send(post("/api/echo", "Expect: 100-continue", "Content-Length: 900000"));
    assertThat(answer(client))
        .startsWith("HTTP/1.1 413")
        .endsWith("{\"error\":\"The body is longer than 64 kB.\"}");
  }

  @Test
  void whoIsRefusedCannotGoOnSendingForever() throws IOException {
    start(new ServerLimits(NEVER, SOON, NEVER, 1_000, 1_000_000));
    Socket refused = send(post("/api/echo", 900_000_000));
    assertThat(head(refused)).startsWith("HTTP/1.1 413").contains("Connection: close");
    assertThat(isRefusedToSend(refused)).isTrue();
    assertThat(status(get("/healthz"))).isEqualTo(200);
  }

  private static String post(String path, int length) {
    return post(path, "Content-Length: " + length);
  }

  private static String post(String path, String... headers) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private Socket send(String text) throws IOException {
    return send(text, false);
  }

  private Socket send(String text, boolean last) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    clients.add(client);
    client.setSoTimeout(PATIENCE_MILLISECONDS);
    String sent = last ? text.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n") : text;
    client.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
    return client;
  }

  private String get(String path) throws IOException {
    return answer(send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", true));
  }

  private static String answer(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Sends the rest of a body once the answer begins to arrive, and returns the answer. */
  private static String answerAfterSending(byte[] rest, Socket client) throws IOException {
    char first = (char) client.getInputStream().read();
    client.getOutputStream().write(rest);
    return first + answer(client);
  }

  private static String head(Socket client) {
    try {
      StringBuilder head = new StringBuilder();
      InputStream in = client.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        head.append((char) next);
        if (head.toString().endsWith("\r\n\r\n")) {
          break;
        }
      }
      return head.toString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String body(Socket client, int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  private static boolean isClosedWithin(int milliseconds, Socket client) throws IOException {
    client.setSoTimeout(milliseconds);
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException closed) {
      return true;
    }
  }

  /** Sends a byte whenever nothing comes back for a moment. */
  private static boolean isClosedWhileTrickling(Socket client) throws IOException {
    client.setSoTimeout(20);
    OutputStream out = client.getOutputStream();
    for (int i = 0; i < 1_000; i++) {
      try {
        out.write('x');
        out.flush();
        if (client.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketTimeoutException nothingYet) {
        // The server goes on reading, and so the next byte follows.
      } catch (SocketException closed) {
        return true;
      }
    }
    return false;
  }

  /** Sends until the server has closed the connection. */
  private static boolean isRefusedToSend(Socket client) {
    byte[] more = new byte[1_000];
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLISECONDS);
    while (System.nanoTime() < until) {
      try {
        client.getOutputStream().write(more);
      } catch (IOException closed) {
        return true;
      }
    }
    return false;
  }

  private static final class SlowRoutes implements Routes {
    final CountDownLatch go = new CountDownLatch(1);
    final CountDownLatch endlessEnded = new CountDownLatch(1);

    @Override
    public void addTo(RoutesConfig routes) {
      routes.get("/healthz", ctx -> ctx.result("ok"));
      routes.get("/readyz", ctx -> ctx.result("ok"));
      routes.get("/api/hello", ctx -> ctx.result("hello there"));
      routes.get(
          "/api/slow",
          ctx -> {
            go.await();
            ctx.result("done");
          });
      routes.post("/api/echo", ctx -> ctx.result(ctx.req().getInputStream().readAllBytes()));
      routes.post(
          "/signed", ctx -> ctx.result("ok " + ctx.req().getInputStream().readAllBytes().length));
      routes.get("/api/endless", ctx -> ctx.result(new Endless()));
      routes.get(
          "/events",
          ctx -> {
            ctx.contentType("text/event-stream");
            OutputStream out = ctx.res().getOutputStream();
            out.flush();
            go.await();
            out.write(':');
          });
    }

    @Override
    public Set<String> signedPaths() {
      return Set.of("/signed");
    }

    @Override
    public Set<String> streamPaths() {
      return Set.of("/events");
    }

    /** Goes on until somebody closes it. */
    private final class Endless extends InputStream {
      @Override
      public int read() {
        return 'x';
      }

      @Override
      public void close() {
        endlessEnded.countDown();
      }
    }
  }
}
