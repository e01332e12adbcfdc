package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as it stood when it was asked for.
 *
 * @param json in Discord's form
 * @param arrived when the server accepted it
 * @param edits how often it was edited since
 * @param interaction the interaction that it answers; "" for one posted to the channel
 * @param visibleTo the one person who sees it; "" for everyone
 */
public record PostedMessage(
    JsonNode json, Instant arrived, int edits, String interaction, String visibleTo) {

  public String id() {
    return text("id");
  }

  public String channel() {
    return text("channel_id");
  }

  public String author() {
    return json.path("author").path("id").asText();
  }

  public String content() {
    return text("content");
  }

  /** The id of the message that it is a reply to; "" for none. */
  public String replyTo() {
    return json.path("message_reference").path("message_id").asText();
  }

  public String nonce() {
    return text("nonce");
  }

  public int flags() {
    return json.path("flags").asInt();
  }

  public boolean isEphemeral() {
    return !visibleTo.isEmpty();
  }

  public boolean isCrossposted() {
    return (flags() & 1) != 0;
  }

  public List<JsonNode> embeds() {
    return list("embeds");
  }

  /** The rows. */
  public List<JsonNode> components() {
    return list("components");
  }

  public List<JsonNode> attachments() {
    return list("attachments");
  }

  /** Every button, in order. */
  public List<JsonNode> buttons() {
    return parts(2);
  }

  /** Every menu of choices, in order. */
  public List<JsonNode> menus() {
    return parts(3);
  }

  /** The custom ids of the buttons with this label; empty where there is none. */
  public List<String> buttonsLabelled(String label) {
    return buttons().stream()
        .filter(button -> button.path("label").asText().equals(label))
        .map(button -> button.path("custom_id").asText())
        .toList();
  }

  /** Content and every text of the embeds, for a search in what a reader sees. */
  public String allText() {
    StringBuilder text = new StringBuilder(content());
    for (JsonNode embed : embeds()) {
      embed.path("author").path("name").asText();
      text.append('\n').append(embed.path("author").path("name").asText(""));
      text.append('\n').append(embed.path("title").asText(""));
      text.append('\n').append(embed.path("description").asText(""));
      for (JsonNode field : embed.path("fields")) {
        text.append('\n').append(field.path("name").asText(""));
        text.append('\n').append(field.path("value").asText(""));
      }
      text.append('\n').append(embed.path("footer").path("text").asText(""));
    }
    return text.toString();
  }

  long number() {
    return Long.parseUnsignedLong(id());
  }

  private String text(String field) {
    return json.path(field).asText("");
  }

  private List<JsonNode> list(String field) {
    List<JsonNode> nodes = new ArrayList<>();
    json.path(field).forEach(nodes::add);
    return List.copyOf(nodes);
  }

  private List<JsonNode> parts(int type) {
    List<JsonNode> parts = new ArrayList<>();
    collect(json.path("components"), type, parts);
    return List.copyOf(parts);
  }

  private static void collect(JsonNode components, int type, List<JsonNode> parts) {
    for (JsonNode component : components) {
      if (component.path("type").asInt() == type) {
        parts.add(component);
      }
      collect(component.path("components"), type, parts);
      if (component.has("accessory")) {
        collect(Json.array().add(component.get("accessory")), type, parts);
      }
    }
  }
}
