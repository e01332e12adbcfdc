package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** A message as Slack keeps it. Guarded by the world's monitor. */
final class StoredMessage {
  final SimulatedChannel channel;
  final String ts;
  final SimulatedUser author;

  /** The id of the one person who sees it; "" for everyone. */
  final String visibleTo;

  private final Instant arrived = Instant.now();
  private ObjectNode content;
  private final ObjectNode unfurls = Json.object();
  private int edits;
  private boolean deleted;

  StoredMessage(
      SimulatedChannel channel,
      String ts,
      SimulatedUser author,
      String visibleTo,
      ObjectNode content) {
    this.channel = channel;
    this.ts = ts;
    this.author = author;
    this.visibleTo = visibleTo;
    this.content = content;
  }

  boolean isEphemeral() {
    return !visibleTo.isEmpty();
  }

  boolean isDeleted() {
    return deleted;
  }

  /** Text, blocks, metadata and all that was sent. */
  ObjectNode content() {
    return content;
  }

  void edit(ObjectNode newContent) {
    for (String kept : new String[] {"thread_ts", "metadata"}) {
      if (content.has(kept) && !newContent.has(kept)) {
        newContent.set(kept, content.get(kept));
      }
    }
    content = newContent;
    edits++;
  }

  void delete() {
    deleted = true;
  }

  /** Attaches cards to links in it. */
  void unfurl(JsonNode more, Ids ids) {
    for (Map.Entry<String, JsonNode> one : more.properties()) {
      ObjectNode card = one.getValue().deepCopy();
      if (card.path("blocks").isArray()) {
        card.set("blocks", BlockTree.completed(card.path("blocks"), ids));
      }
      unfurls.set(one.getKey(), card);
    }
  }

  /** The card of a link in it; a missing node where there is none. */
  JsonNode unfurl(String url) {
    return unfurls.path(url);
  }

  /** As Slack shows it. */
  ObjectNode json() {
    ObjectNode json = content.deepCopy();
    json.put("type", "message").put("user", author.id()).put("ts", ts);
    json.put("team", author.workspace().id());
    if (author.isBot()) {
      json.put("bot_id", author.workspace().botId()).put("app_id", World.APP_ID);
    }
    if (edits > 0) {
      json.putObject("edited").put("user", author.id()).put("ts", ts);
    }
    return json;
  }

  PostedMessage posted() {
    return new PostedMessage(
        channel, ts, author.id(), json(), unfurls.deepCopy(), arrived, edits, visibleTo, deleted);
  }
}
