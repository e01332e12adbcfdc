package dev.paperboy.embedding;

import static dev.paperboy.feed.ScriptedServer.answer;
import static dev.paperboy.feed.ScriptedServer.cutOff;
import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.embedding.EndpointAnswer.Refused;
import dev.paperboy.embedding.EndpointAnswer.Unavailable;
import dev.paperboy.embedding.EndpointAnswer.Vectors;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.feed.fetch.Proxies;
import dev.paperboy.meaning.Embedding;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class EmbeddingEndpointTest {
  private static final String KEY = "sk-very-secret";
  private static final List<String> TEXTS = List.of("agents", "proteins");

  private final ScriptedServer server = new ScriptedServer();
  private final EmbeddingEndpoint endpoint = endpoint(server.port(), Duration.ofSeconds(20));

  private static EmbeddingEndpoint endpoint(int port, Duration timeout) {
    return new EmbeddingEndpoint(
        new EndpointAddress(URI.create("http://127.0.0.1:" + port + "/v1"), "made-up", KEY),
        "Paperboy/test",
        timeout,
        Proxies.NONE,
        SettableClock.at("2026-06-15T12:00:00Z"));
  }

  @AfterAll
  void close() {
    endpoint.close();
    server.close();
  }

  private EndpointAnswer ask(Reply reply) throws InterruptedException {
    server.on("/v1/embeddings", reply);
    return endpoint.ask(TEXTS);
  }

  private static String vectors(String... items) {
    return "{\"data\": [" + String.join(", ", items) + "], \"usage\": {\"total_tokens\": [9, {}]}}";
  }

  private static String item(int index, String vector) {
    return "{\"object\": \"embedding\", \"embedding\": %s, \"index\": %d}".formatted(vector, index);
  }

  @Test
  void textsAreSentAsOpenAiDefinesItWithTheKey() throws Exception {
    MadeUpModel model = new MadeUpModel(16, 1);

    EndpointAnswer answer = ask(model);

    assertThat(answer).isEqualTo(new Vectors(TEXTS.stream().map(model::embed).toList()));
    assertThat(model.asked).containsExactly(TEXTS);
    assertThat(server.requests().get(server.requests().size() - 1).header("authorization"))
        .isEqualTo("Bearer " + KEY);
  }

  @Test
  void vectorsAreInTheOrderOfTheirIndex() throws Exception {
    assertThat(ask(json(vectors(item(1, "[0, 1]"), item(0, "[1, 0]")))))
        .isEqualTo(
            new Vectors(
                List.of(Embedding.of(new float[] {1, 0}), Embedding.of(new float[] {0, 1}))));
    assertThat(ask(json(vectors("{\"embedding\": [1, 0]}", "{\"embedding\": [0, 1]}"))))
        .isEqualTo(
            new Vectors(
                List.of(Embedding.of(new float[] {1, 0}), Embedding.of(new float[] {0, 1}))));
  }

  @Test
  void vectorsMayBeBase64() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    String base64 =
        "\"" + Base64.getEncoder().encodeToString(bytes.putFloat(0.5f).putFloat(-1).array()) + "\"";

    assertThat(ask(json(vectors(item(0, base64), item(1, base64)))))
        .isEqualTo(new Vectors(Collections.nCopies(2, Embedding.of(new float[] {0.5f, -1}))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[1, null]; with null",
        "[1, \"x\"]; with no number",
        "[1, 1e99]; with Infinity",
        "[0, 0]; of zeros",
        "[1]; of 1 dimensions",
        "\"AAA?\"; a text that is no vector",
        "7; something else than a vector",
        "[1, 0, 0]; of different dimensions",
      })
  void aVectorThatIsNoDirectionRefusesTheTexts(String vector, String reason) throws Exception {
    assertThat(ask(json(vectors(item(0, vector), item(1, "[0, 1]")))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void missingDoubledAndSurplusVectorsAreNoneAtAll() throws Exception {
    String first = item(0, "[1, 0]");
    for (String wrong :
        List.of(
            vectors(first),
            vectors(first, first),
            vectors(first, item(2, "[1, 0]")),
            vectors(first, item(-1, "[1, 0]")),
            vectors(first, item(1, "[1, 0]"), item(2, "[1, 0]")),
            "{\"data\": []}",
            "{\"data\": [7, 8]}",
            "{\"data\": [{}, {}]}",
            "{\"error\": \"no\"}",
            "[]")) {
      assertThat(ask(json(wrong))).as(wrong).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Welcome</html>", "{\"data\": [{\"embedding\": [1, 0", "[NaN]"})
  void aResponseThatIsNoJsonOrCutOffIsUnavailable(String body) throws Exception {
    boolean cut = body.endsWith("0");
    EndpointAnswer answer = ask(cut ? cutOff("application/json", body) : json(body));

    assertThat(answer)
        .as(body)
        .satisfiesAnyOf(
            one -> assertThat(one).isInstanceOf(Unavailable.class),
            one -> assertThat(one).isInstanceOf(Refused.class));
  }

  @Test
  void aHugeResponseIsNotRead() throws Exception {
    EndpointAnswer answer =
        ask(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] spaces = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8);
              for (int i = 0; i < 21; i++) {
                exchange.getResponseBody().write(spaces);
              }
            });

    assertThat(((Unavailable) answer).reason()).contains("more than 20 MB; lower meaning.batch");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422, 500})
  void statusesThatATextMayCauseRefuseIt(int status) throws Exception {
    assertThat(ask(status(status, "the input is too long,\n" + KEY + " said")))
        .isEqualTo(
            new Refused(
                "made-up at http://127.0.0.1:%d/v1 returned HTTP %d: “the input is too long, (hidden) said”"
                    .formatted(server.port(), status)));
  }

  @Test
  void otherStatusesAreUnavailableAndTellHowLong() throws Exception {
    Unavailable busy = (Unavailable) ask(status(429, "slow down", "Retry-After", "17"));
    assertThat(busy.rest()).contains(Duration.ofSeconds(17));
    Unavailable down = (Unavailable) ask(status(503, "", "Retry-After", "99999999999999999999999"));
    assertThat(down.rest()).isEmpty();
    Unavailable denied = (Unavailable) ask(status(401, "Incorrect key: sk-very***"));
    assertThat(denied.reason()).endsWith("returned HTTP 401; check meaning.key");
    Unavailable unknown = (Unavailable) ask(status(404, "model not found"));
    assertThat(unknown.reason()).contains("“model not found”; check meaning.endpoint and");
  }

  @Test
  void redirectsAreNotFollowedSoThatNobodyElseGetsTheKey() throws Exception {
    int before = server.requests().size();
    EndpointAnswer answer =
        ask(answer(307, "", new byte[0], "Location", server.address("/elsewhere").key()));

    assertThat(((Unavailable) answer).reason()).contains("HTTP 307");
    assertThat(server.requests()).hasSize(before + 1);
  }

  @Test
  void aServerThatIsNotThereAndOneThatHangsAreUnavailable() throws Exception {
    try (EmbeddingEndpoint nobody = endpoint(1, Duration.ofSeconds(20));
        EmbeddingEndpoint impatient = endpoint(server.port(), Duration.ofMillis(200))) {
      assertThat(((Unavailable) nobody.ask(TEXTS)).reason()).contains("refuses connections");
      server.on("/v1/embeddings", server.stalled());
      Unavailable slow = (Unavailable) impatient.ask(TEXTS);
      assertThat(slow.slow()).isTrue();
      assertThat(slow.reason()).contains("did not answer within");
    }
  }

  @Test
  void anAddressIsShownWithoutItsKey() {
    assertThat(endpoint.address().toString()).doesNotContain(KEY);
  }
}
