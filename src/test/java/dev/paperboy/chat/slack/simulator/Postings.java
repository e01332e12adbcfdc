package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks what is to be posted and puts it into channels. Guarded by the world's monitor. */
final class Postings {
  private final World world;

  Postings(World world) {
    this.world = world;
  }

  /** The content of a message that a call describes, checked. */
  ObjectNode content(Call call) {
    String text = call.text("text");
    JsonNode blocks = call.json("blocks", "invalid_blocks_format");
    JsonNode attachments = call.json("attachments", "invalid_attachments");
    BlockRules.checkMessage(text, blocks);
    boolean hasBlocks = !blocks.isMissingNode() && !blocks.isEmpty();
    boolean isEmpty = text.isBlank() && !hasBlocks && attachments.isEmpty();
    Refusal.when(isEmpty, "no_text");
    ObjectNode content = Json.object().put("text", text);
    if (hasBlocks) {
      content.set("blocks", BlockTree.completed(blocks, world.ids));
    }
    if (!attachments.isEmpty()) {
      content.set("attachments", attachments);
    }
    metadata(call, content);
    if (call.has("thread_ts")) {
      content.put("thread_ts", call.text("thread_ts"));
    }
    content.put("unfurl_links", call.flag("unfurl_links", false));
    content.put("unfurl_media", call.flag("unfurl_media", true));
    return content;
  }

  private static void metadata(Call call, ObjectNode content) {
    JsonNode metadata = call.json("metadata", "invalid_metadata_format");
    if (metadata.isObject()) {
      boolean isWhole =
          !metadata.path("event_type").asText("").isEmpty()
              && metadata.path("event_payload").isObject();
      Refusal.when(!isWhole, "invalid_metadata_schema");
      content.set("metadata", metadata);
    }
  }

  /** Whether text is missing beside blocks, as Slack warns of. */
  static boolean lacksText(ObjectNode content) {
    return content.path("text").asText().isBlank() && content.has("blocks");
  }

  StoredMessage post(
      SimulatedChannel channel, SimulatedUser author, String visibleTo, ObjectNode content) {
    return post(channel, author, visibleTo, content, false);
  }

  StoredMessage post(
      SimulatedChannel channel,
      SimulatedUser author,
      String visibleTo,
      ObjectNode content,
      boolean parsing) {
    String ts = world.ids.timestamp();
    StoredMessage message = new StoredMessage(channel, ts, author, visibleTo, content);
    channel.add(message);
    if (author.isBot()) {
      ping(message, parsing);
    }
    return message;
  }

  void edit(StoredMessage message, ObjectNode content) {
    message.edit(content);
    if (message.author.isBot()) {
      ping(message, false);
    }
  }

  private void ping(StoredMessage message, boolean parsing) {
    List<Ping> pings =
        Mrkdwn.pings(message.content(), parsing).stream()
            .map(target -> new Ping(target, message.channel.id(), message.ts))
            .toList();
    world.pinged(pings);
  }
}
