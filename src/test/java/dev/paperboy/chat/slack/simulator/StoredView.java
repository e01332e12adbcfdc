package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A modal or Home tab as Slack keeps it. Guarded by the world's monitor. */
final class StoredView {
  final String id;
  final SimulatedUser user;
  final String rootId;
  final String previousId;
  private final Ids ids;
  private ObjectNode content = Json.object();
  private ObjectNode values = Json.object();
  private String hash = "";
  private int updates = -1;

  StoredView(Ids ids, SimulatedUser user, String rootId, String previousId, JsonNode content) {
    this.ids = ids;
    this.user = user;
    this.id = ids.next("V");
    this.rootId = rootId.isEmpty() ? id : rootId;
    this.previousId = previousId;
    replace(content);
  }

  /** Replaces the content; what was typed stays where block and action have the same ids. */
  void replace(JsonNode newContent) {
    content = newContent.deepCopy();
    content.set("blocks", BlockTree.completed(newContent.path("blocks"), ids));
    ObjectNode before = values;
    values = Json.object();
    for (BlockTree.Element element : BlockTree.elements(content.path("blocks"))) {
      if (!element.type().equals("button") && !element.type().equals("overflow")) {
        JsonNode typed = before.path(element.blockId()).path(element.actionId());
        boolean kept = typed.path("type").asText().equals(element.type());
        set(element, kept ? typed.deepCopy() : Inputs.initial(element.json()));
      }
    }
    hash = ids.timestamp() + "." + ids.next("h");
    updates++;
  }

  void set(BlockTree.Element element, JsonNode state) {
    if (!values.has(element.blockId())) {
      values.putObject(element.blockId());
    }
    ((ObjectNode) values.get(element.blockId())).set(element.actionId(), state);
  }

  JsonNode blocks() {
    return content.path("blocks");
  }

  JsonNode values() {
    return values;
  }

  String hash() {
    return hash;
  }

  String type() {
    return content.path("type").asText();
  }

  String externalId() {
    return content.path("external_id").asText("");
  }

  boolean flag(String name) {
    return content.path(name).asBoolean();
  }

  ObjectNode json() {
    ObjectNode json = content.deepCopy();
    json.put("id", id).put("team_id", user.workspace().id()).put("hash", hash);
    json.put("root_view_id", rootId).put("app_id", World.APP_ID);
    json.put("app_installed_team_id", user.workspace().id());
    json.put("bot_id", user.workspace().botId());
    if (previousId.isEmpty()) {
      json.putNull("previous_view_id");
    } else {
      json.put("previous_view_id", previousId);
    }
    for (String text : new String[] {"private_metadata", "callback_id", "external_id"}) {
      if (!json.has(text)) {
        json.put(text, "");
      }
    }
    json.putObject("state").set("values", values.deepCopy());
    return json;
  }

  OpenView open() {
    return new OpenView(user, json(), updates);
  }
}
