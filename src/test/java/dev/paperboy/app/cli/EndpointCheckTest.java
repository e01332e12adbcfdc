package dev.paperboy.app.cli;

import static dev.paperboy.feed.ScriptedServer.json;
import static dev.paperboy.feed.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.settings.MeaningSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.feed.ScriptedServer;
import dev.paperboy.feed.ScriptedServer.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EndpointCheckTest {

  private static MeaningSettings meaning(String endpoint) {
    return new MeaningSettings(
        URI.create(endpoint),
        "nomic",
        Optional.of(new Secret("sk-hush")),
        32,
        300,
        Duration.ofSeconds(20));
  }

  private static List<String> check(String endpoint) throws InterruptedException {
    return EndpointCheck.of(meaning(endpoint), Settings.defaults()).stream()
        .map(finding -> finding.level() + " " + finding.text())
        .toList();
  }

  private static List<String> check(Reply reply) throws InterruptedException {
    try (ScriptedServer server = new ScriptedServer().on("/v1/embeddings", reply)) {
      return check("http://127.0.0.1:" + server.port() + "/v1");
    }
  }

  private static Reply vectors(String first, String second, String third) {
    return json(
        "{\"data\": [{\"embedding\": %s}, {\"embedding\": %s}, {\"embedding\": %s}]}"
            .formatted(first, second, third));
  }

  @Test
  void anEndpointThatAnswersIsShownWithItsDimensionsAndTime() throws Exception {
    assertThat(check(vectors("[1, 0.1, 0]", "[1, 0, 0.1]", "[0, 0, 1]")))
        .singleElement()
        .asString()
        .startsWith("OK nomic at http://127.0.0.1:")
        .containsPattern("/v1 answers, 3 dimensions, 3 texts in \\d+ ms$");
  }

  @Test
  void aModelThatIsNotOneForMeaningIsAProblem() throws Exception {
    assertThat(check(vectors("[1, 0]", "[0, 1]", "[1, 0]")))
        .singleElement()
        .asString()
        .startsWith("PROBLEM ")
        .endsWith("is it a model for embeddings?");
  }

  @Test
  void anEndpointThatRefusesOrIsNotThereIsAProblemInWordsWithoutTheKey() throws Exception {
    assertThat(check(status(401, "wrong key sk-hush")))
        .singleElement()
        .asString()
        .startsWith("PROBLEM ")
        .contains("check meaning.key", "the built-in model is used")
        .doesNotContain("hush");
    assertThat(check(status(400, "no model nomic")))
        .singleElement()
        .asString()
        .contains("“no model nomic”");
    assertThat(check("http://127.0.0.1:1/v1"))
        .singleElement()
        .asString()
        .contains("refuses connections");
  }

  @Test
  void aKeyThatOthersCanReadOnTheWayIsNoted() throws Exception {
    assertThat(check("http://embeddings.invalid/v1"))
        .anyMatch(line -> line.startsWith("NOTE the key is sent over http"))
        .anyMatch(line -> line.contains("there is no such host"));
  }
}
