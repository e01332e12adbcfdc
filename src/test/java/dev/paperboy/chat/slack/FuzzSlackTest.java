package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.Fuzzing;
import dev.paperboy.OddJson;
import dev.paperboy.OddTexts;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.chat.slack.simulator.Answer;
import dev.paperboy.chat.slack.simulator.HttpMode;
import dev.paperboy.chat.slack.simulator.OpenView;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SentRequest;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests with a right signature and something wrong in them. */
final class FuzzSlackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAYLOAD = "payload=";
  private static final List<String> LANGUAGE =
      List.of(
          "/papers",
          "subscribe diffusion",
          "list",
          "unsubscribe all",
          "block_actions",
          "view_submission",
          "block_suggestion",
          "url_verification",
          "event_callback",
          "app_mention",
          "message",
          "im",
          "C0",
          "U0",
          "T0",
          "&text=",
          "&command=/papers",
          "&payload=",
          "{\"type\":",
          "}}",
          "[[[[");

  @TempDir static Path folder;

  @Test
  void everySignedRequestIsAnsweredAndTheBotGoesOn() {
    try (BotOnSlack on = new BotOnSlack(folder);
        LogCapture log = new LogCapture(LogSettings.Level.WARN)) {
      HttpMode http = on.slack.deliverTo(on.serve(""), BotOnSlack.SECRET);
      on.slack.interactionsLast(Duration.ofHours(1), Duration.ofHours(1));
      SimulatedWorkspace workspace = on.workspace("Lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
      List<SentRequest> requests = requests(on, http, ann, channel);
      Fuzzing.fuzz(
          "requests from Slack",
          1_500,
          Duration.ofSeconds(2),
          random -> send(http, random, requests));
      on.scene.type(BotOnSlack.address(channel), "unsubscribe all");
      PostedMessage list = on.slack.slash(ann, channel, "/papers", "list").awaitMessage();
      assertThat(list.allText()).contains("no subscriptions");
      assertThat(log.text()).doesNotContain("a command failed");
    }
  }

  /** One request of each kind. */
  private static List<SentRequest> requests(
      BotOnSlack on, HttpMode http, SimulatedUser ann, SimulatedChannel channel) {
    Answer subscribe = on.slack.slash(ann, channel, "/papers", "subscribe");
    OpenView form = subscribe.awaitView();
    on.slack.submitView(ann, form, Map.of("form:query", "diffusion")).awaitResponseAction();
    PostedMessage done = subscribe.awaitMessageWith("Subscribed as #1");
    on.slack.pressLabelled(ann, done, "Undo").awaitMessage();
    on.slack.openHome(ann);
    on.slack.awaitHomeWith(ann, "Sources");
    PostedMessage said = on.slack.directMessage(ann, "list");
    on.slack.awaitPosts(said.channel(), 1);
    return http.sent();
  }

  private static void send(HttpMode http, Random random, List<SentRequest> requests)
      throws JsonProcessingException {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    SentRequest request = texts.any(requests);
    String body = changed(request.body(), texts, new OddJson(random, texts), random);
    assertThat(http.send(request.contentType(), body).status()).as(body).isLessThan(500);
  }

  private static String changed(String body, OddTexts texts, OddJson json, Random random)
      throws JsonProcessingException {
    if (random.nextInt(3) == 0) {
      return texts.changed(body);
    }
    if (body.startsWith("{")) {
      return json.changed(JSON.readTree(body)).toString();
    }
    if (body.startsWith(PAYLOAD)) {
      String payload = URLDecoder.decode(body.substring(PAYLOAD.length()), StandardCharsets.UTF_8);
      return PAYLOAD
          + URLEncoder.encode(
              json.changed(JSON.readTree(payload)).toString(), StandardCharsets.UTF_8);
    }
    return texts.changed(body);
  }
}
