package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message as the server keeps it: changing, in Discord's JSON. Thread-safe. */
final class StoredMessage {
  private static final int EPHEMERAL = 1 << 6;
  private static final int LOADING = 1 << 7;
  private static final int CROSSPOSTED = 1;

  /**
   * Where a message comes from.
   *
   * @param interaction the interaction that it answers, or ""
   * @param asker who asked, and alone sees an ephemeral answer; "" outside interactions
   */
  record Origin(SimulatedUser author, String interaction, String asker) {}

  private final SimulatedChannel channel;
  private final Origin origin;
  private final Instant arrived = Instant.now();
  private final ObjectNode json;
  private int edits;

  StoredMessage(String id, SimulatedChannel channel, Origin origin, JsonNode body) {
    this.channel = channel;
    this.origin = origin;
    json = Json.object().put("id", id).put("channel_id", channel.id()).put("type", 0);
    json.set("author", origin.author().json());
    json.put("timestamp", arrived.toString()).putNull("edited_timestamp");
    json.put("content", body.path("content").asText("")).put("flags", body.path("flags").asInt());
    json.put("tts", false).put("pinned", false).put("mention_everyone", false);
    List.of("mentions", "mention_roles", "attachments", "embeds", "components")
        .forEach(json::putArray);
    if (body.hasNonNull("nonce")) {
      json.set("nonce", body.get("nonce"));
    }
    if (body.hasNonNull("message_reference")) {
      json.set("message_reference", body.get("message_reference").deepCopy());
    }
    takeLists(body);
  }

  String id() {
    return json.get("id").asText();
  }

  SimulatedChannel channel() {
    return channel;
  }

  Origin origin() {
    return origin;
  }

  synchronized boolean isLoading() {
    return (flags() & LOADING) != 0;
  }

  synchronized boolean isEphemeral() {
    return (flags() & EPHEMERAL) != 0;
  }

  boolean isPublic() {
    return !isLoading() && !isEphemeral();
  }

  synchronized void startLoading() {
    json.put("flags", flags() | LOADING);
  }

  synchronized void crosspost() {
    json.put("flags", flags() | CROSSPOSTED);
  }

  synchronized boolean isCrossposted() {
    return (flags() & CROSSPOSTED) != 0;
  }

  /** Takes over what an edit names; what it does not name stays. */
  synchronized void edit(JsonNode body) {
    if (body.has("content")) {
      json.put("content", body.path("content").asText(""));
    }
    takeLists(body);
    int kept = flags() & ~LOADING;
    int given = body.path("flags").asInt(kept) & ~(EPHEMERAL | LOADING | CROSSPOSTED);
    json.put("flags", given | (kept & (EPHEMERAL | CROSSPOSTED)));
    json.put("edited_timestamp", Instant.now().toString());
    edits++;
  }

  synchronized ObjectNode json() {
    return json.deepCopy();
  }

  /** Who reads it later is not told the nonce. */
  ObjectNode jsonLater() {
    ObjectNode later = json();
    later.remove("nonce");
    return later;
  }

  synchronized PostedMessage posted() {
    return new PostedMessage(
        json.deepCopy(), arrived, edits, origin.interaction(), isEphemeral() ? origin.asker() : "");
  }

  synchronized Optional<JsonNode> component(String customId) {
    return json.path("components").findParents("custom_id").stream()
        .filter(component -> component.path("custom_id").asText().equals(customId))
        .findFirst();
  }

  private int flags() {
    return json.path("flags").asInt();
  }

  private void takeLists(JsonNode body) {
    for (String list : List.of("embeds", "components", "attachments")) {
      JsonNode given = body.get(list);
      if (given != null && given.isArray()) {
        json.set(list, given.deepCopy());
        if (list.equals("embeds")) {
          json.get(list).forEach(embed -> ((ObjectNode) embed).put("type", "rich"));
        }
      } else if (given != null) {
        json.putArray(list);
      }
    }
  }
}
