package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of blocks: their elements, and the texts that a person reads. */
final class BlockTree {
  /** An interactive element where it stands. */
  record Element(JsonNode block, JsonNode json) {
    String blockId() {
      return block.path("block_id").asText();
    }

    String actionId() {
      return json.path("action_id").asText();
    }

    String type() {
      return json.path("type").asText();
    }
  }

  private BlockTree() {}

  /** A copy in which every block and interactive element has an id, as Slack makes them up. */
  static ArrayNode completed(JsonNode blocks, Ids ids) {
    ArrayNode copy = blocks.deepCopy();
    for (JsonNode block : copy) {
      if (block.path("block_id").asText("").isEmpty()) {
        ((ObjectNode) block).put("block_id", ids.next("b"));
      }
    }
    for (Element element : elements(copy)) {
      if (element.actionId().isEmpty()) {
        ((ObjectNode) element.json()).put("action_id", ids.next("a"));
      }
    }
    return copy;
  }

  /** Every interactive element, in order. */
  static List<Element> elements(JsonNode blocks) {
    List<Element> found = new ArrayList<>();
    for (JsonNode block : blocks) {
      block.path("elements").forEach(element -> add(block, element, found));
      add(block, block.path("accessory"), found);
      add(block, block.path("element"), found);
    }
    return found;
  }

  private static void add(JsonNode block, JsonNode element, List<Element> found) {
    boolean isRich = block.path("type").asText().equals("rich_text");
    boolean isOther = block.path("type").asText().equals("context");
    if (element.isObject()
        && !isRich
        && !isOther
        && !element.path("type").asText().equals("image")) {
      found.add(new Element(block, element));
    }
  }

  static Optional<Element> element(JsonNode blocks, String actionId) {
    return elements(blocks).stream().filter(one -> one.actionId().equals(actionId)).findFirst();
  }

  /** Every text in blocks, in order, one a line. */
  static String text(JsonNode node) {
    StringBuilder text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  private static void append(JsonNode node, StringBuilder text) {
    if (node.path("text").isTextual()) {
      text.append(node.path("text").asText()).append('\n');
    }
    node.forEach(child -> append(child, text));
  }
}
