package dev.paperboy.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.command.Request;
import dev.paperboy.deliver.SendResult;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConsoleApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final RunningConsole console = new RunningConsole();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aNewChannelIsCreatedOnce() throws Exception {
    assertThat(get("/api/channels").body()).isEqualTo("[]");

    HttpResponse<String> first = post("/api/channels", "{\"name\":\" #robots and café \"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(json(first).get("name").textValue()).isEqualTo("robots and café");
    HttpResponse<String> second = post("/api/channels", "{\"name\":\"robots and café\"}");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(get("/api/channels").body()).isEqualTo("[" + first.body() + "]");
  }

  @Test
  void howMuchIsUnreadIsToldForSeveralChannelsAtATime() throws Exception {
    for (String channel : List.of("ml", "empty", "much")) {
      console.log.open(channel);
    }
    console.post("ml", "one");
    console.post("ml", "two");
    for (int i = 0; i < 150; i++) {
      console.post("much", "message " + i);
    }
    assertThat(get("/api/channels?newest=true").body())
        .isEqualTo(
            "[{\"id\":\"ml\",\"name\":\"ml\",\"newest\":2},"
                + "{\"id\":\"empty\",\"name\":\"empty\",\"newest\":0},"
                + "{\"id\":\"much\",\"name\":\"much\",\"newest\":152}]");
    assertThat(
            post("/api/unread", "{\"read\":{\"ml\":1,\"empty\":0,\"much\":0,\"nowhere\":3}}")
                .body())
        .isEqualTo(
            "{\"ml\":{\"newest\":2,\"count\":1},\"empty\":{\"newest\":0,\"count\":0},"
                + "\"much\":{\"newest\":152,\"count\":100}}");
    for (String wrong :
        List.of("{\"read\":[1]}", "{\"read\":{\"ml\":\"1\"}}", "{\"read\":{\"ml\":1.5}}")) {
      HttpResponse<String> answer = post("/api/unread", wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("must be an object of whole numbers");
    }
  }

  @Test
  void moreThanTheMostChannelsAreRefusedButThoseThatAreThereAreNot() throws Exception {
    for (int i = 0; i < RunningConsole.MOST_CHANNELS; i++) {
      console.log.open("channel " + i);
    }
    HttpResponse<String> refused = post("/api/channels", "{\"name\":\"one too many\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .isEqualTo(
            "{\"error\":\"There are 10,000 channels, and no more can be opened. Use one of"
                + " them.\"}");
    assertThat(post("/api/channels", "{\"name\":\"channel 7\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnusableChannelNameIsRefusedWithTheRule() throws Exception {
    for (String name :
        List.of("", "  ", "#", "../etc", "a/b", "<b>", "-x", "a".repeat(81), "a\\nb")) {
      HttpResponse<String> answer = post("/api/channels", "{\"name\":\"" + name + "\"}");
      assertThat(answer.statusCode()).as(name).isEqualTo(400);
      assertThat(json(answer).get("error").textValue()).as(name).isNotBlank();
    }
    assertThat(console.log.channels()).isEmpty();
  }

  @Test
  void aCommandReachesTheHandlerWithoutItsNameAndItsReplyComesBack() throws Exception {
    console.log.open("ml");

    JsonNode reply =
        json(post("/api/channels/ml/commands", "{\"user\":\"ada\",\"text\":\"/papers search x\"}"));

    assertThat(console.commands.requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.text()).isEqualTo("search x");
              assertThat(request.channel()).hasToString("console/local/ml");
              assertThat(request.user().name()).isEqualTo("ada");
            });
    assertThat(reply.get("ephemeral").booleanValue()).isTrue();
    assertThat(reply.get("text").textValue()).isEqualTo("2 papers.");
    assertThat(reply.get("cards")).hasSize(2);
  }

  @Test
  void whatAPhoneMakesOfTypingIsUndone() throws Exception {
    console.log.open("ml");

    post(
        "/api/channels/ml/commands",
        "{\"text\":\"/papers\u00A0search \u201Cworld model\u201D \u2014survey\u200B\"}");
    post("/api/channels/ml/commands", "{\"text\":\"import\\n- query: \u201Ca\u201D\"}");

    assertThat(console.commands.requests)
        .extracting(Request::text)
        .containsExactly("search \"world model\" -survey", "import\n- query: \u201Ca\u201D");
  }

  @Test
  void whatCanBeDoneNextComesWithTheReply() throws Exception {
    console.log.open("ml");
    JsonNode muted = json(post("/api/channels/ml/commands", "{\"text\":\"mute survey\"}"));
    assertThat(muted.get("actions"))
        .hasToString("[{\"label\":\"Undo <it>\",\"command\":\"unmute 1\"}]");
    JsonNode listed = json(post("/api/channels/ml/commands", "{\"text\":\"list\"}"));
    assertThat(listed.get("actions")).isEmpty();
  }

  @Test
  void whoeverGivesNoNameIsYou() throws Exception {
    console.log.open("ml");
    post("/api/channels/ml/commands", "{\"text\":\"list\"}");
    assertThat(console.commands.requests)
        .extracting(request -> request.user().id() + ": " + request.text())
        .containsExactly("you: list");
  }

  @Test
  void aCommandThatCannotBeTakenIsRefused() throws Exception {
    console.log.open("ml");
    String path = "/api/channels/ml/commands";
    assertThat(post("/api/channels/none/commands", "{\"text\":\"list\"}").statusCode())
        .isEqualTo(404);
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"text\":1}",
            "{\"text\":\" \"}",
            "{\"user\":\"a\"}",
            "{} {}")) {
      HttpResponse<String> answer = post(path, body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(json(answer).get("error").textValue()).as(body).isNotBlank();
    }
    assertThat(post(path, "{\"text\":\"" + "x".repeat(70_000) + "\"}").statusCode()).isEqualTo(413);
    assertThat(console.commands.requests).isEmpty();
  }

  @Test
  void aFailureInsideIsToldWithoutItsInsides() throws Exception {
    console.log.open("ml");
    HttpResponse<String> answer = post("/api/channels/ml/commands", "{\"text\":\"break\"}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"error\"")
        .doesNotContain("broken on purpose", "Exception");
  }

  @Test
  void aCardIsWrittenInTheFieldsOfTheContract() throws Exception {
    console.log.open("ml");
    console.post("ml", "1 new paper", SampleCards.diffusion());

    JsonNode messages = json(get("/api/channels/ml/messages"));

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).fieldNames())
        .toIterable()
        .containsExactly("id", "at", "text", "cards");
    assertThat(messages.get(0).get("at").textValue()).isEqualTo("2026-06-12T09:30:00Z");
    JsonNode card = messages.get(0).get("cards").get(0);
    assertThat(card.fieldNames())
        .toIterable()
        .containsExactly(
            "paper",
            "title",
            "url",
            "authors",
            "summary",
            "machine_summary",
            "source",
            "published",
            "categories",
            "upvotes",
            "comments",
            "code",
            "project",
            "pdf",
            "why",
            "matched",
            "subscriptions");
    assertThat(card.get("paper").textValue()).isEqualTo("arxiv:2606.14777");
    assertThat(card.get("subscriptions").toString())
        .isEqualTo("[{\"id\":1,\"query\":\"diffusion transformer upvotes>=20\"}]");
  }

  @Test
  void aCardSaysWhatBecameOfThePaper() throws Exception {
    console.log.open("ml");
    console.post(
        "ml", "1 new paper", dev.paperboy.card.SampleCards.withdrawn(1).withVotes("👍 2, 👎 1"));

    JsonNode card = json(get("/api/channels/ml/messages")).get(0).get("cards").get(0);
    assertThat(card.get("withdrawn").booleanValue()).isTrue();
    assertThat(card.get("version").textValue()).isEqualTo("v3 on 12 June");
    assertThat(card.get("votes").textValue()).isEqualTo("👍 2, 👎 1");
  }

  @Test
  void aNonceIsPostedOnce() throws Exception {
    console.log.open("ml");
    SendResult first = console.post("ml", "same", "hello");
    SendResult again = console.post("ml", "same", "hello");

    assertThat(first).isEqualTo(new SendResult.Sent("1")).isEqualTo(again);
    assertThat(json(get("/api/channels/ml/messages"))).hasSize(1);
  }

  @Test
  void aMessageIsEditedInPlaceAndOneThatIsNotThereIsNot() throws Exception {
    console.log.open("ml");
    String id = ((SendResult.Sent) console.post("ml", "before")).messageId();
    assertThat(console.edit("ml", id, "after")).isEqualTo(new SendResult.Sent(id));
    JsonNode messages = json(get("/api/channels/ml/messages"));
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).get("text").textValue()).isEqualTo("after");
    assertThat(console.edit("ml", "99", "after")).isInstanceOf(SendResult.Rejected.class);
  }

  @Test
  void whatIsSentToNoChannelIsGone() {
    assertThat(console.post("none", "hello")).isInstanceOf(SendResult.Gone.class);
  }

  @Test
  void messagesAreReadForwardsFromANumberAndNewestWithoutOne() throws Exception {
    console.log.open("ml");
    console.log.open("other");
    for (int i = 1; i <= 5; i++) {
      console.post("ml", "message " + i);
      console.post("other", "elsewhere");
    }

    assertThat(numbers("/api/channels/ml/messages?limit=2")).containsExactly(7L, 9L);
    assertThat(numbers("/api/channels/ml/messages?after=3&limit=2")).containsExactly(5L, 7L);
    assertThat(numbers("/api/channels/ml/messages?after=9")).isEmpty();
    for (String wrong : List.of("after=x", "after=-1", "limit=0", "limit=1001", "after=9e9")) {
      assertThat(get("/api/channels/ml/messages?" + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    assertThat(get("/api/channels/none/messages").statusCode()).isEqualTo(404);
  }

  @Test
  void hostileTextsAreCarriedAsTextAndHostileLinksAreDropped() throws Exception {
    console.log.open("ml");
    String title = "<img src=x onerror=alert(1)> @everyone \u202egnp.exe \u0000 \uD83D half";
    console.post("ml", title, SampleCards.titled(title));

    HttpResponse<String> answer = get("/api/channels/ml/messages");
    JsonNode card = json(answer).get(0).get("cards").get(0);

    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .isEqualTo("application/json;charset=utf-8");
    assertThat(card.get("title").textValue()).isEqualTo(title.replace('\uD83D', '\uFFFD'));
    assertThat(card.get("code").textValue()).isEmpty();
    assertThat(card.get("project").textValue()).isEmpty();
  }

  @Test
  void searchAnswersCardsOrTheMistake() throws Exception {
    assertThat(json(get("/api/papers?q=diffusion"))).hasSize(2);
    assertThat(json(get("/api/papers?q=diffusion&limit=1"))).hasSize(1);
    assertThat(json(get("/api/papers?q=diffusion")))
        .extracting(paper -> paper.get("match").textValue())
        .containsExactly("says it", "close in meaning");

    HttpResponse<String> mistake = get("/api/papers?q=(diffusion");
    assertThat(mistake.statusCode()).isEqualTo(400);
    assertThat(mistake.body())
        .isEqualTo(
            "{\"error\":\"A bracket is not"
                + " closed.\",\"position\":0,\"suggestion\":\"(diffusion)\"}");
    assertThat(get("/api/papers").statusCode()).isEqualTo(400);
    assertThat(get("/api/papers?q=x&limit=no").statusCode()).isEqualTo(400);
  }

  @Test
  void searchAnswersHowTheMatchesAreSpreadWhereAsked() throws Exception {
    JsonNode answer = json(get("/api/papers?q=diffusion&facets=true&sort=newest"));
    assertThat(answer.get("papers")).hasSize(2);
    assertThat(answer.get("total").intValue()).isEqualTo(1);
    assertThat(answer.get("close").intValue()).isEqualTo(1);
    assertThat(answer.get("did_you_mean").textValue()).isEqualTo("diffusions");
    assertThat(answer.get("facets").get("sources").get(0).toString())
        .isEqualTo("{\"value\":\"arxiv\",\"papers\":2,\"query\":\"diffusion feed:arxiv\"}");
    assertThat(get("/api/papers?q=diffusion&sort=price").statusCode()).isEqualTo(400);
  }

  @Test
  void aPaperIsFoundByAnySpellingOfItsId() throws Exception {
    assertThat(get("/api/papers/2606.14777").statusCode()).isEqualTo(200);
    assertThat(get("/api/papers/arxiv:2606.14777").statusCode()).isEqualTo(200);
    for (String id :
        List.of(
            "arxiv:2606.14777",
            "https://arxiv.org/abs/2606.14777v2?context=cs.CV#x",
            "10.1101/2026.01.02.123456;x=1")) {
      String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
      assertThat(get("/api/papers/" + encoded).statusCode()).as(id).isEqualTo(200);
    }
    assertThat(get("/api/papers/10.1101/2026.01.02.123456;x=1").statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownOrHostileIdIsAnsweredInJson() throws Exception {
    for (String id :
        List.of(
            "nothing",
            "..%2f..%2fetc%2fpasswd",
            "%00",
            "%ff%fe",
            "a".repeat(2_500),
            "%3Cscript%3E")) {
      HttpResponse<String> answer = get("/api/papers/" + id);
      assertThat(answer.statusCode()).as(id).isBetween(400, 404);
      assertThat(json(answer).get("error").textValue())
          .as(id)
          .isNotBlank()
          .doesNotContain("script");
    }
  }

  @Test
  void completionsComeFromTheCommands() throws Exception {
    console.log.open("ml");
    assertThat(get("/api/channels/ml/complete?text=s").body())
        .isEqualTo("[\"subscribe\",\"search\",\"similar\",\"show\"]");
    assertThat(get("/api/channels/ml/complete?text=/papers%20sub").body())
        .isEqualTo("[\"subscribe\"]");
  }

  @Test
  void statusTellsFeedsOutboxAndPlatforms() throws Exception {
    JsonNode status = json(get("/api/status"));
    assertThat(status.fieldNames())
        .toIterable()
        .containsExactly("now", "papers", "subscriptions", "feeds", "outbox", "platforms");
    assertThat(status.get("outbox").toString())
        .isEqualTo("{\"pending\":2,\"sent\":418,\"held\":1,\"failed\":0}");
    assertThat(status.get("feeds").get(2).get("last_success").isNull()).isTrue();
    assertThat(status.get("feeds").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "name",
            "title",
            "status",
            "detail",
            "last_success",
            "last_attempt",
            "next_poll",
            "papers");
  }

  @Test
  void thePageIsServedAndItsFilesAreRevalidated() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
    HttpRequest again =
        request("/")
            .header("If-None-Match", page.headers().firstValue("etag").orElseThrow())
            .build();
    assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(304);
    assertThat(get("/console/..%2f..%2flogback.xml").statusCode()).isEqualTo(404);
  }

  private List<Long> numbers(String path) throws Exception {
    return json(get(path)).findValues("id").stream().map(JsonNode::longValue).toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(console.server.address() + path));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }
}
