package dev.paperboy.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.web.WebSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ConsoleEventsTest {
  private final RunningConsole console =
      new RunningConsole(WebSettings.of("127.0.0.1:0", List.of(), ""), Duration.ofMillis(100));

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aPageHearsOfMessagesFeedsRepliesAndTheStatus() throws Exception {
    console.log.open("ml");
    try (Listener listener = new Listener()) {
      console.post("ml", "hello");
      console.events.feedPolled("arxiv", "ok", 12);
      console.events.statusChanged();
      command("{\"text\":\"subscribe x\",\"user\":\"ada\",\"client\":\"tab-7\"}");

      assertThat(listener.event()).isEqualTo("message {\"channel\":\"ml\",\"id\":1}");
      assertThat(listener.event())
          .isEqualTo("feed {\"name\":\"arxiv\",\"status\":\"ok\",\"papers\":12}");
      assertThat(listener.event()).isEqualTo("status {}");
      assertThat(listener.event())
          .startsWith(
              "reply {\"channel\":\"ml\",\"user\":\"ada\",\"command\":\"subscribe x\","
                  + "\"client\":\"tab-7\",\"text\":\"Subscribed");
    }
  }

  @Test
  void aPageHearsOfWhatAnotherReplicaPosted() throws Exception {
    console.log.open("ml");
    ConsoleFollower follower = new ConsoleFollower(console.log, console.events);
    console.log.append("ml", "n1", Instant.EPOCH, "posted before", "[]");
    follower.look();
    try (Listener listener = new Listener()) {
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": welcome");
      console.log.append("ml", "n2", Instant.EPOCH, "posted elsewhere", "[]");
      follower.look();
      follower.look();
      console.events.statusChanged();
      assertThat(listener.event()).isEqualTo("message {\"channel\":\"ml\",\"id\":2}");
      assertThat(listener.event()).as("told once").isEqualTo("status {}");
    }
  }

  @Test
  void anEphemeralReplyIsNobodyElsesBusiness() throws Exception {
    console.log.open("ml");
    try (Listener listener = new Listener()) {
      command("{\"text\":\"list\"}");
      console.events.statusChanged();
      assertThat(listener.event()).isEqualTo("status {}");
    }
  }

  @Test
  void aSignOfLifeIsSentWhereNothingHappens() throws Exception {
    try (Listener listener = new Listener()) {
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": welcome");
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": still here");
    }
  }

  @Test
  void aPageThatLeavesIsForgotten() throws Exception {
    try (Listener listener = new Listener()) {
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": welcome");
      assertThat(console.events.listeners()).isEqualTo(1);
    }
    await(() -> console.events.listeners() == 0);
  }

  @Test
  void aPageThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws Exception {
    try (Listener deaf = new Listener();
        Listener listener = new Listener()) {
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": welcome");
      assertThat(deaf.lineThatStartsWith(":")).isEqualTo(": welcome");
      String longName = "x".repeat(50_000);
      int sent = 0;
      while (console.events.listeners() == 2 && sent < 5_000) {
        console.events.feedPolled(longName, "ok", ++sent);
        assertThat(listener.event()).startsWith("feed ").endsWith("\"papers\":" + sent + "}");
      }
      assertThat(console.events.listeners()).isEqualTo(1);
      console.events.statusChanged();
      assertThat(listener.event()).isEqualTo("status {}");
    }
  }

  @Test
  void moreThanTheMostPagesAreToldToWait() throws Exception {
    List<Listener> listeners = new ArrayList<>();
    try {
      for (int i = 0; i < ConsoleEvents.MOST_STREAMS; i++) {
        listeners.add(new Listener());
      }
      await(() -> console.events.listeners() == ConsoleEvents.MOST_STREAMS);
      try (Listener tooMany = new Listener()) {
        assertThat(tooMany.statusLine).contains(" 503 ");
      }
      listeners.remove(0).close();
      await(() -> console.events.listeners() < ConsoleEvents.MOST_STREAMS);
      try (Listener welcome = new Listener()) {
        assertThat(welcome.statusLine).contains(" 200 ");
      }
    } finally {
      for (Listener listener : listeners) {
        listener.close();
      }
    }
  }

  @Test
  void stoppingTheServerEndsTheStreamsAtOnce() throws Exception {
    try (Listener listener = new Listener()) {
      assertThat(listener.lineThatStartsWith(":")).isEqualTo(": welcome");
      long start = System.nanoTime();
      console.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(listener.restIsEmpty()).isTrue();
    }
  }

  private void command(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(console.server.address() + "/api/channels/ml/commands"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** A page, reduced to what it hears. */
  private final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;
    final String statusLine;

    Listener() throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), console.server.port());
      socket.setSoTimeout(20_000);
      // The older protocol has no chunks, whose lengths would stand between the lines.
      socket
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.0\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      statusLine = reader.readLine();
      if (statusLine.contains(" 200 ")) {
        lineThatStartsWith("retry:");
      }
    }

    String event() throws IOException {
      String name = lineThatStartsWith("event: ").substring("event: ".length());
      return name + " " + lineThatStartsWith("data: ").substring("data: ".length());
    }

    String lineThatStartsWith(String start) throws IOException {
      String line = reader.readLine();
      while (!line.startsWith(start)) {
        line = reader.readLine();
      }
      return line;
    }

    boolean restIsEmpty() throws IOException {
      String line = reader.readLine();
      while (line != null && !line.startsWith("event: ")) {
        line = reader.readLine();
      }
      return line == null;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
