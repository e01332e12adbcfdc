package dev.paperboy.chat.slack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every limit of messages and views, with the error that Slack answers. */
final class LimitsTest {
  private static final SlackSimulator SLACK = new SlackSimulator();
  private static final SimulatedWorkspace WORKSPACE = SLACK.workspace("Reading group");
  private static final SimulatedUser ADA = WORKSPACE.user("ada");
  private static final SimulatedChannel CHANNEL = WORKSPACE.publicChannel("papers").member(ADA);
  private static final PlainClient CLIENT = new PlainClient(SLACK, WORKSPACE.botToken());

  @BeforeAll
  static void withoutRateLimits() {
    SLACK.rateLimits().none();
  }

  @AfterAll
  static void stop() {
    SLACK.close();
  }

  @Test
  void aMessageNeedsTextOrBlocksAndNotTooMuch() {
    assertThat(post("", Json.array()).path("error").asText()).isEqualTo("no_text");
    assertThat(post("x".repeat(40_001), Json.array()).path("error").asText())
        .isEqualTo("msg_too_long");
    assertThat(post("x".repeat(40_000), Json.array()).path("ok").asBoolean()).isTrue();
    ArrayNode wide = Json.array();
    for (int i = 0; i < 5; i++) {
      wide.add(section("x".repeat(2_700)));
    }
    assertThat(post("text", wide).path("error").asText()).isEqualTo("msg_blocks_too_long");
    wide.remove(0);
    assertThat(post("text", wide).path("ok").asBoolean()).isTrue();
  }

  @Test
  void blocksWithoutTextAreWarnedOf() {
    JsonNode answer = post("", Json.array().add(section("x")));
    assertThat(answer.path("warning").asText()).isEqualTo("missing_text_in_message");
    assertThat(SLACK.warnings()).contains("chat.postMessage: missing_text_in_message");
  }

  @Test
  void tooManyBlocksAreRefused() {
    ArrayNode blocks = Json.array();
    for (int i = 0; i < 51; i++) {
      blocks.addObject().put("type", "divider");
    }
    assertThat(mistakes(post("text", blocks)))
        .isEqualTo("[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
    blocks.remove(0);
    assertThat(post("text", blocks).path("ok").asBoolean()).isTrue();
  }

  @Test
  void textsOfBlocksHaveTheirLimits() {
    refused(section("x".repeat(3001)), "must be less than 3001 characters", "/blocks/0/text/text");
    accepted(section("x".repeat(3000)));
    refused(section(""), "must be more than 0 characters", "/blocks/0/text/text");
    refused(Json.object().put("type", "section"), "missing required field: text", "/blocks/0");
    ObjectNode header = Json.object().put("type", "header");
    header.set("text", plain("x".repeat(151)));
    refused(header, "must be less than 151 characters", "/blocks/0/text/text");
    header.set("text", markup("x"));
    refused(header, "must be plain_text", "/blocks/0/text/type");
    header.set("text", plain("x".repeat(150)));
    accepted(header);
    refused(Json.object().put("type", "novel"), "unsupported type: novel", "/blocks/0/type");
  }

  @Test
  void fieldsContextsAndImagesHaveTheirLimits() {
    ObjectNode section = Json.object().put("type", "section");
    ArrayNode fields = section.putArray("fields");
    fields.add(markup("x".repeat(2001)));
    refused(section, "must be less than 2001 characters", "/blocks/0/fields/0/text");
    fields.removeAll();
    for (int i = 0; i < 11; i++) {
      fields.add(markup("x"));
    }
    refused(section, "no more than 10 items allowed", "/blocks/0/fields");
    ObjectNode context = Json.object().put("type", "context");
    context.set("elements", fields);
    refused(context, "no more than 10 items allowed", "/blocks/0/elements");
    ObjectNode image = Json.object().put("type", "image").put("image_url", "https://example.org");
    refused(image, "missing required field: alt_text", "/blocks/0/alt_text");
    accepted(image.put("alt_text", "a figure"));
  }

  @Test
  void buttonsHaveTheirLimits() {
    refusedButton(button("x".repeat(76)), "must be less than 76 characters", "/text/text");
    refusedButton(
        button("x").put("action_id", "x".repeat(256)),
        "must be less than 256 characters",
        "/action_id");
    refusedButton(
        button("x").put("url", "https://" + "x".repeat(3000)),
        "must be less than 3001 characters",
        "/url");
    refusedButton(
        button("x").put("value", "x".repeat(2001)), "must be less than 2001 characters", "/value");
    refusedButton(button("x").put("url", "javascript:alert(1)"), "Invalid url", "/url");
    accepted(actions(button("x".repeat(75)).put("value", "x".repeat(2000))));
  }

  @Test
  void actionsHaveLimitsAndUniqueIds() {
    ObjectNode[] many = new ObjectNode[26];
    for (int i = 0; i < many.length; i++) {
      many[i] = button("x").put("action_id", "a" + i);
    }
    refused(actions(many), "no more than 25 items allowed", "/blocks/0/elements");
    ObjectNode same = button("x").put("action_id", "same");
    refused(
        actions(same, same.deepCopy()),
        "`action_id` already exists: same",
        "/blocks/0/elements/1/action_id");
    ArrayNode blocks = Json.array();
    blocks.add(section("x").put("block_id", "b")).add(section("y").put("block_id", "b"));
    assertThat(mistakes(post("text", blocks))).contains("`block_id` already exists: b");
    refused(
        section("x").put("block_id", "x".repeat(256)),
        "must be less than 256 characters",
        "/blocks/0/block_id");
  }

  @Test
  void menusHaveTheirLimits() {
    ObjectNode menu = Json.object().put("type", "static_select").put("action_id", "m");
    ArrayNode options = menu.putArray("options");
    options.add(option("x".repeat(76), "v"));
    refused(
        actions(menu),
        "must be less than 76 characters",
        "/blocks/0/elements/0/options/0/text/text");
    options.removeAll().add(option("x", "x".repeat(76)));
    refused(
        actions(menu), "must be less than 76 characters", "/blocks/0/elements/0/options/0/value");
    options.removeAll();
    for (int i = 0; i < 101; i++) {
      options.add(option("o" + i, "v" + i));
    }
    refused(actions(menu), "no more than 100 items allowed", "/blocks/0/elements/0/options");
    options.remove(0);
    accepted(actions(menu));
  }

  @Test
  void viewsHaveTheirLimits() {
    assertThat(viewMistakes(modal().set("title", plain("x".repeat(25)))))
        .contains("must be less than 25 characters [json-pointer:/view/title/text]");
    assertThat(viewMistakes(modal().set("submit", plain("x".repeat(25)))))
        .contains("/view/submit/text");
    assertThat(viewMistakes(modal().set("close", plain("x".repeat(25)))))
        .contains("/view/close/text");
    assertThat(viewMistakes(modal().put("private_metadata", "x".repeat(3001))))
        .contains("/view/private_metadata");
    assertThat(viewMistakes(modal().put("callback_id", "x".repeat(256))))
        .contains("/view/callback_id");
    ArrayNode blocks = Json.array();
    for (int i = 0; i < 101; i++) {
      blocks.addObject().put("type", "divider");
    }
    assertThat(viewMistakes(modal().set("blocks", blocks)))
        .contains("no more than 100 items allowed [json-pointer:/view/blocks]");
    ObjectNode input = Json.object().put("type", "input");
    input.set("label", plain("Query"));
    input.putObject("element").put("type", "plain_text_input").put("max_length", 3001);
    blocks.removeAll().add(input);
    assertThat(viewMistakes(modal().set("blocks", blocks))).contains("/element/max_length");
    ObjectNode without = modal();
    without.remove("submit");
    assertThat(viewMistakes(without.set("blocks", blocks))).contains("`submit` is required");
  }

  @Test
  void aTriggerIsUsedOnceAndSoon() {
    Answer answer = SLACK.slash(ADA, CHANNEL, "/papers", "");
    assertThat(open(answer.triggerId())).isEmpty();
    assertThat(open(answer.triggerId())).isEqualTo("exchanged_trigger_id");
    assertThat(open("1.made-up")).isEqualTo("invalid_trigger_id");
    SLACK.interactionsLast(Duration.ofMillis(1), Duration.ofMillis(1));
    Answer late = SLACK.slash(ADA, CHANNEL, "/papers", "");
    SLACK.await("a moment", Duration.ofSeconds(60), () -> late.ageMilliseconds() > 2);
    assertThat(open(late.triggerId())).isEqualTo("expired_trigger_id");
    JsonNode expired = CLIENT.post(late.responseUrl(), Json.object().put("text", "x"));
    assertThat(expired.path("error").asText()).isEqualTo("expired_url");
    SLACK.interactionsLast(Duration.ofSeconds(3), Duration.ofMinutes(30));
  }

  @Test
  void aResponseAddressIsUsedFiveTimes() {
    Answer answer = SLACK.slash(ADA, CHANNEL, "/papers", "");
    for (int i = 0; i < 5; i++) {
      JsonNode response = CLIENT.post(answer.responseUrl(), Json.object().put("text", "n" + i));
      assertThat(response.path("plain").asText()).isEqualTo("ok");
    }
    JsonNode sixth = CLIENT.post(answer.responseUrl(), Json.object().put("text", "no more"));
    assertThat(sixth.path("error").asText()).isEqualTo("used_url");
    assertThat(answer.messages()).hasSize(5).allMatch(PostedMessage::isEphemeral);
  }

  @Test
  void aViewThatHasChangedMeanwhileIsNotOverwritten() {
    ObjectNode home = Json.object().put("type", "home");
    home.putArray("blocks").add(section("one"));
    ObjectNode call = Json.object().put("user_id", ADA.id());
    call.set("view", home);
    String hash = CLIENT.call("views.publish", call).path("view").path("hash").asText();
    assertThat(CLIENT.error("views.publish", call.put("hash", hash))).isEmpty();
    assertThat(CLIENT.error("views.publish", call)).isEqualTo("hash_conflict");
  }

  @Test
  void aPersonCannotSubmitWhatSlackDoesNotLet() {
    ObjectNode view = modal();
    ObjectNode input = Json.object().put("type", "input").put("block_id", "q");
    input.set("label", plain("Query"));
    ObjectNode element = input.putObject("element").put("type", "plain_text_input");
    element.put("action_id", "query").put("max_length", 5);
    view.set("blocks", Json.array().add(input));
    ObjectNode call = Json.object();
    call.put("trigger_id", SLACK.slash(ADA, CHANNEL, "/papers", "").triggerId());
    call.set("view", view);
    assertThat(CLIENT.error("views.open", call)).isEmpty();
    OpenView open = SLACK.modals(ADA).get(0);
    assertThatThrownBy(() -> SLACK.submitView(ADA, open, Map.of()))
        .hasMessageContaining("asks for query");
    assertThatThrownBy(() -> SLACK.submitView(ADA, open, Map.of("query", "too long")))
        .hasMessageContaining("0 to 5 characters");
  }

  private static String open(String trigger) {
    ObjectNode call = Json.object().put("trigger_id", trigger);
    call.set("view", modal());
    return CLIENT.error("views.open", call);
  }

  private static String viewMistakes(JsonNode view) {
    ObjectNode call = Json.object();
    call.put("trigger_id", SLACK.slash(ADA, CHANNEL, "/papers", "").triggerId());
    call.set("view", view);
    JsonNode answer = CLIENT.call("views.open", call);
    assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
    return answer.path("response_metadata").path("messages").toString();
  }

  private static ObjectNode modal() {
    ObjectNode modal = Json.object().put("type", "modal");
    modal.set("title", plain("Title"));
    modal.set("submit", plain("Save"));
    modal.putArray("blocks").add(section("x"));
    return modal;
  }

  private static void refusedButton(ObjectNode button, String what, String where) {
    refused(actions(button), what, "/blocks/0/elements/0" + where);
  }

  private static void refused(ObjectNode block, String what, String pointer) {
    JsonNode answer = post("text", Json.array().add(block));
    assertThat(mistakes(answer)).isEqualTo("[ERROR] " + what + " [json-pointer:" + pointer + "]");
  }

  private static void accepted(ObjectNode block) {
    assertThat(post("text", Json.array().add(block)).path("ok").asBoolean()).isTrue();
  }

  private static String mistakes(JsonNode answer) {
    assertThat(answer.path("error").asText()).isEqualTo("invalid_blocks");
    return answer.path("response_metadata").path("messages").path(0).asText();
  }

  private static JsonNode post(String text, JsonNode blocks) {
    ObjectNode call = Json.object().put("channel", CHANNEL.id()).put("text", text);
    call.set("blocks", blocks);
    return CLIENT.call("chat.postMessage", call);
  }

  private static ObjectNode section(String text) {
    ObjectNode section = Json.object().put("type", "section");
    section.set("text", markup(text));
    return section;
  }

  private static ObjectNode actions(ObjectNode... elements) {
    ObjectNode actions = Json.object().put("type", "actions");
    ArrayNode array = actions.putArray("elements");
    for (ObjectNode element : elements) {
      array.add(element);
    }
    return actions;
  }

  private static ObjectNode button(String label) {
    ObjectNode button = Json.object().put("type", "button");
    button.set("text", plain(label));
    return button;
  }

  private static ObjectNode option(String label, String value) {
    ObjectNode option = Json.object().put("value", value);
    option.set("text", plain(label));
    return option;
  }

  private static ObjectNode plain(String text) {
    return Json.object().put("type", "plain_text").put("text", text);
  }

  private static ObjectNode markup(String text) {
    return Json.object().put("type", "mrkdwn").put("text", text);
  }
}
