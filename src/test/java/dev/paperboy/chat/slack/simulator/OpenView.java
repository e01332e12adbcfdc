package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A modal or Home tab as it stood when it was asked for.
 *
 * @param json in Slack's form, with what was typed so far in {@code state}
 * @param updates how often the bot has changed it since it was opened
 */
public record OpenView(SimulatedUser user, JsonNode json, int updates) {

  public String id() {
    return json.path("id").asText();
  }

  public String hash() {
    return json.path("hash").asText();
  }

  public String callbackId() {
    return json.path("callback_id").asText("");
  }

  public String privateMetadata() {
    return json.path("private_metadata").asText("");
  }

  public String title() {
    return json.path("title").path("text").asText("");
  }

  public List<JsonNode> blocks() {
    return Json.list(json.path("blocks"));
  }

  /** What stands in an input now: typed, chosen, or set at first; "" for nothing. */
  public String value(String actionId) {
    JsonNode state = json.path("state").path("values").findPath(actionId);
    return Inputs.text(state);
  }

  /** Every text of the blocks, for a search in what a person sees. */
  public String allText() {
    return BlockTree.text(json.path("blocks"));
  }

  /** Every button, in order. */
  public List<JsonNode> buttons() {
    return BlockTree.elements(json.path("blocks")).stream()
        .filter(element -> element.type().equals("button"))
        .map(BlockTree.Element::json)
        .toList();
  }

  /** The action ids of the buttons with this label; empty where there is none. */
  public List<String> buttonsLabelled(String label) {
    return buttons().stream()
        .filter(button -> button.path("text").path("text").asText().equals(label))
        .map(button -> button.path("action_id").asText())
        .toList();
  }
}
