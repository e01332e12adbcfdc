package dev.paperboy.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a message against Slack's limits, in UTF-16 units of what is sent. */
final class MessageLimits {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private MessageLimits() {}

  /** Fails where Slack would refuse the message. */
  static void check(SlackMessage message) {
    assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(4000);
    checkWhole(message.text());
    assertThat(message.blocks()).hasSizeLessThanOrEqualTo(50);
    assertThat(GSON.toJson(message.blocks()).getBytes(StandardCharsets.UTF_8).length)
        .as("bytes of the blocks")
        .isLessThan(12_000);
    Set<String> names = new HashSet<>();
    for (JsonElement block : json(message.blocks())) {
      block(block.getAsJsonObject(), names);
    }
  }

  /** Every text that Slack reads as mrkdwn: the one beside the blocks, and those within. */
  static List<String> mrkdwn(SlackMessage message) {
    List<String> found = new ArrayList<>(List.of(message.text()));
    collect(json(message.blocks()), found);
    return found;
  }

  static JsonArray json(List<LayoutBlock> blocks) {
    return GSON.toJsonTree(blocks).getAsJsonArray();
  }

  private static void collect(JsonElement json, List<String> found) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(one -> collect(one, found));
    } else if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      if (object.has("type") && object.get("type").getAsString().equals("mrkdwn")) {
        assertThat(object.get("verbatim").getAsBoolean()).isTrue();
        found.add(object.get("text").getAsString());
      }
      object.entrySet().forEach(entry -> collect(entry.getValue(), found));
    }
  }

  private static void block(JsonObject block, Set<String> names) {
    switch (block.get("type").getAsString()) {
      case "section" -> {
        text(block.getAsJsonObject("text"), 3000);
        if (block.has("accessory")) {
          element(block.getAsJsonObject("accessory"), names);
        }
      }
      case "context" -> {
        assertThat(block.getAsJsonArray("elements").size()).isBetween(1, 10);
        block.getAsJsonArray("elements").forEach(one -> text(one.getAsJsonObject(), 2000));
      }
      case "actions" -> {
        assertThat(block.getAsJsonArray("elements").size()).isBetween(1, 25);
        block.getAsJsonArray("elements").forEach(one -> element(one.getAsJsonObject(), names));
      }
      default -> throw new AssertionError("a block of another kind: " + block);
    }
  }

  private static void element(JsonObject element, Set<String> names) {
    String name = element.get("action_id").getAsString();
    assertThat(name).hasSizeBetween(1, 255);
    assertThat(names.add(name)).as("%s is a name of its own", name).isTrue();
    if (element.has("text")) {
      text(element.getAsJsonObject("text"), 75);
    }
    if (element.has("value")) {
      assertThat(element.get("value").getAsString()).hasSizeBetween(1, 2000);
    }
    if (element.has("url")) {
      assertThat(element.get("url").getAsString()).startsWith("http").hasSizeLessThan(3001);
    }
    if (element.has("options")) {
      assertThat(element.getAsJsonArray("options").size()).isBetween(1, 5);
      for (JsonElement option : element.getAsJsonArray("options")) {
        text(option.getAsJsonObject().getAsJsonObject("text"), 75);
        assertThat(option.getAsJsonObject().get("value").getAsString()).hasSizeBetween(1, 75);
      }
    }
  }

  private static void text(JsonObject text, int longest) {
    String shown = text.get("text").getAsString();
    assertThat(shown).isNotBlank().hasSizeLessThanOrEqualTo(longest);
    checkWhole(shown);
  }

  private static void checkWhole(String text) {
    boolean whole =
        text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
    assertThat(whole).as("whole characters in %s", text).isTrue();
  }
}
