package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Slack's limits of blocks (https://docs.slack.dev/reference/block-kit/blocks). */
final class BlockRules {
  static final int MOST_IN_MESSAGE = 50;
  static final int MOST_IN_VIEW = 100;

  /** Unpublished: failures are reported from about this size on. */
  private static final int MOST_BYTES_IN_MESSAGE = 13_200;

  private static final int MOST_TEXT = 40_000;
  private static final int ID = 255;
  private static final int URL = 3000;
  private static final int LONG_TEXT = 2000;
  private static final int SECTION_TEXT = 3000;
  private static final int MARKDOWN = 12_000;
  private static final int HEADER = 150;
  private static final int FIELDS = 10;
  private static final int CONTEXT_ELEMENTS = 10;
  private static final int ACTIONS = 25;
  private static final Set<String> OTHER_TYPES =
      Set.of("divider", "video", "file", "table", "rich_text", "call");

  private final Mistakes mistakes;
  private final boolean inView;
  private final Set<String> blockIds = new HashSet<>();
  private int markdown;

  private BlockRules(Mistakes mistakes, boolean inView) {
    this.mistakes = mistakes;
    this.inView = inView;
  }

  /** Checks the text and blocks of a message. */
  static void checkMessage(String text, JsonNode blocks) {
    Refusal.when(text.length() > MOST_TEXT, "msg_too_long");
    if (blocks.isMissingNode()) {
      return;
    }
    Refusal.when(!blocks.isArray(), "invalid_blocks_format");
    Mistakes mistakes = new Mistakes();
    check(blocks, MOST_IN_MESSAGE, "/blocks", mistakes);
    mistakes.orElseThrow("invalid_blocks");
    int bytes = blocks.toString().getBytes(StandardCharsets.UTF_8).length;
    Refusal.when(bytes > MOST_BYTES_IN_MESSAGE, "msg_blocks_too_long");
  }

  /** Checks blocks, at most so many; as in a view where a view's number is allowed. */
  static void check(JsonNode blocks, int most, String pointer, Mistakes mistakes) {
    if (blocks.size() > most) {
      mistakes.add(pointer, "no more than " + most + " items allowed");
    }
    BlockRules rules = new BlockRules(mistakes, most == MOST_IN_VIEW);
    int index = 0;
    for (JsonNode block : blocks) {
      rules.block(block, pointer + "/" + index++);
    }
  }

  private void block(JsonNode block, String at) {
    mistakes.longest(block, "block_id", ID, at);
    String id = block.path("block_id").asText("");
    if (!id.isEmpty() && !blockIds.add(id)) {
      mistakes.add(at + "/block_id", "`block_id` already exists: " + id);
    }
    String type = block.path("type").asText("");
    switch (type) {
      case "section" -> section(block, at);
      case "header" -> mistakes.text(block, "text", HEADER, true, at);
      case "context" -> context(block, at);
      case "actions" -> actions(block, at);
      case "image" -> image(block, at);
      case "input" -> input(block, at);
      case "markdown" -> markdown(block, at);
      default -> {
        if (!OTHER_TYPES.contains(type)) {
          mistakes.add(at + "/type", "unsupported type: " + type);
        }
      }
    }
  }

  private void section(JsonNode block, String at) {
    mistakes.optionalText(block, "text", SECTION_TEXT, false, at);
    if (block.hasNonNull("fields")) {
      int index = 0;
      for (JsonNode field : mistakes.array(block, "fields", FIELDS, at)) {
        mistakes.text(field, LONG_TEXT, false, at + "/fields/" + index++);
      }
    } else if (!block.hasNonNull("text")) {
      mistakes.add(at, "missing required field: text");
    }
    if (block.hasNonNull("accessory")) {
      new ElementRules(mistakes).element(block.path("accessory"), at + "/accessory");
    }
  }

  private void context(JsonNode block, String at) {
    int index = 0;
    for (JsonNode element : mistakes.array(block, "elements", CONTEXT_ELEMENTS, at)) {
      String there = at + "/elements/" + index++;
      if (element.path("type").asText().equals("image")) {
        image(element, there);
      } else {
        mistakes.text(element, SECTION_TEXT, false, there);
      }
    }
  }

  private void actions(JsonNode block, String at) {
    List<JsonNode> elements = mistakes.array(block, "elements", ACTIONS, at);
    Set<String> actionIds = new HashSet<>();
    int index = 0;
    for (JsonNode element : elements) {
      String there = at + "/elements/" + index++;
      new ElementRules(mistakes).element(element, there);
      String id = element.path("action_id").asText("");
      if (!id.isEmpty() && !actionIds.add(id)) {
        mistakes.add(there + "/action_id", "`action_id` already exists: " + id);
      }
    }
  }

  private void image(JsonNode image, String at) {
    if (!image.hasNonNull("slack_file")) {
      mistakes.needed(image, "image_url", URL, at);
    }
    mistakes.needed(image, "alt_text", LONG_TEXT, at);
    mistakes.optionalText(image, "title", LONG_TEXT, true, at);
  }

  private void input(JsonNode block, String at) {
    mistakes.text(block, "label", LONG_TEXT, true, at);
    mistakes.optionalText(block, "hint", LONG_TEXT, true, at);
    if (block.path("element").isObject()) {
      new ElementRules(mistakes).element(block.path("element"), at + "/element");
    } else {
      mistakes.add(at + "/element", "missing required field: element");
    }
  }

  private void markdown(JsonNode block, String at) {
    if (inView) {
      mistakes.add(at + "/type", "unsupported type: markdown");
    }
    mistakes.needed(block, "text", MARKDOWN, at);
    markdown += block.path("text").asText("").length();
    if (markdown > MARKDOWN) {
      mistakes.add(at + "/text", "all markdown together must be at most " + MARKDOWN);
    }
  }
}
