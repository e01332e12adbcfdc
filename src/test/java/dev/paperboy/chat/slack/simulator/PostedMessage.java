package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A message as it stood when it was asked for.
 *
 * @param json in Slack's form, with {@code text}, {@code blocks}, {@code metadata}
 * @param unfurls what the bot has attached to the links in it, by address
 * @param arrived when the server accepted it
 * @param edits how often it was edited since
 * @param visibleTo the id of the one person who sees it; "" for everyone
 */
public record PostedMessage(
    SimulatedChannel channel,
    String ts,
    String author,
    JsonNode json,
    JsonNode unfurls,
    Instant arrived,
    int edits,
    String visibleTo,
    boolean isDeleted) {

  public String text() {
    return json.path("text").asText("");
  }

  public List<JsonNode> blocks() {
    return Json.list(json.path("blocks"));
  }

  /** {@code event_type} and {@code event_payload}; a missing node where there is none. */
  public JsonNode metadata() {
    return json.path("metadata");
  }

  public String threadTs() {
    return json.path("thread_ts").asText("");
  }

  public boolean isEphemeral() {
    return !visibleTo.isEmpty();
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

  /** The text and every text of the blocks, for a search in what a reader sees. */
  public String allText() {
    return text() + "\n" + BlockTree.text(json.path("blocks"));
  }

  /** The card that the bot has attached to a link; a missing node where there is none. */
  public JsonNode unfurl(String url) {
    return unfurls.path(url);
  }

  /** The links that Slack would expand below it, as its flags stand. */
  public List<String> unfurledLinks() {
    return Mrkdwn.unfurled(json);
  }
}
