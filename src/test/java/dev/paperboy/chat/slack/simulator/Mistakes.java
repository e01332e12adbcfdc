package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with blocks, in Slack's words. */
final class Mistakes {
  private final List<String> messages = new ArrayList<>();

  void add(String pointer, String what) {
    messages.add("[ERROR] " + what + " [json-pointer:" + pointer + "]");
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  void orElseThrow(String error) {
    if (!messages.isEmpty()) {
      throw Refusal.because(error, messages);
    }
  }

  /** A string of at most so many characters, if it is there. */
  void longest(JsonNode holder, String field, int most, String pointer) {
    JsonNode value = holder.path(field);
    String at = pointer + "/" + field;
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isTextual()) {
      add(at, "must be a string");
    } else if (value.asText().length() > most) {
      add(at, "must be less than " + (most + 1) + " characters");
    }
  }

  /** A string of at most so many characters that must be there. */
  void needed(JsonNode holder, String field, int most, String pointer) {
    if (holder.path(field).asText("").isEmpty()) {
      add(pointer + "/" + field, "missing required field: " + field);
    } else {
      longest(holder, field, most, pointer);
    }
  }

  /** An array of at least one and at most so many elements. */
  List<JsonNode> array(JsonNode holder, String field, int most, String pointer) {
    JsonNode value = holder.path(field);
    if (!value.isArray()) {
      add(pointer + "/" + field, "missing required field: " + field);
    } else if (value.isEmpty()) {
      add(pointer + "/" + field, "no less than 1 items required");
    } else if (value.size() > most) {
      add(pointer + "/" + field, "no more than " + most + " items allowed");
    }
    return Json.list(value);
  }

  /** A text object that must be there. */
  void text(JsonNode holder, String field, int most, boolean plainOnly, String pointer) {
    JsonNode text = holder.path(field);
    if (!text.isObject()) {
      add(pointer + "/" + field, "missing required field: " + field);
    } else {
      text(text, most, plainOnly, pointer + "/" + field);
    }
  }

  /** A text object that may be there. */
  void optionalText(JsonNode holder, String field, int most, boolean plainOnly, String pointer) {
    if (holder.hasNonNull(field)) {
      text(holder, field, most, plainOnly, pointer);
    }
  }

  void text(JsonNode text, int most, boolean plainOnly, String pointer) {
    String type = text.path("type").asText("");
    if (!type.equals("plain_text") && (plainOnly || !type.equals("mrkdwn"))) {
      add(pointer + "/type", "must be " + (plainOnly ? "plain_text" : "plain_text or mrkdwn"));
    }
    if (text.path("text").asText("").isEmpty()) {
      add(pointer + "/text", "must be more than 0 characters");
    } else {
      longest(text, "text", most, pointer);
    }
    if (type.equals("mrkdwn") && text.hasNonNull("emoji")) {
      add(pointer, "additional property: emoji");
    }
  }
}
