package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The mistakes of a body, in the tree that Discord answers: {@code embeds.0.title._errors}. */
final class FormErrors {
  private final ObjectNode tree = Json.object();

  void add(String path, String code, String message) {
    ObjectNode node = tree;
    for (String step : path.split("\\.", -1)) {
      node = node.withObjectProperty(step);
    }
    ArrayNode errors = node.withArrayProperty("_errors");
    errors.addObject().put("code", code).put("message", message);
  }

  void required(String path) {
    add(path, "BASE_TYPE_REQUIRED", "This field is required");
  }

  /** A text that is too long; one that is not there is fine. */
  void atMost(String path, JsonNode text, int most) {
    if (length(text) > most) {
      add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    }
  }

  /** A text that must be there and not too long. */
  void between(String path, JsonNode text, int least, int most) {
    if (text.isMissingNode() || text.isNull()) {
      required(path);
    } else if (length(text) < least || length(text) > most) {
      add(
          path,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most + " in length.");
    }
  }

  /** A list that is too long. */
  void entriesAtMost(String path, JsonNode list, int most) {
    if (list.size() > most) {
      add(path, "BASE_TYPE_BAD_LENGTH", "Must be between 0 and " + most + " in length.");
    }
  }

  void refuseIfAny() {
    if (!tree.isEmpty()) {
      throw Refusal.with(reply());
    }
  }

  Reply reply() {
    ObjectNode body = Json.object().put("message", "Invalid Form Body").put("code", 50035);
    body.set("errors", tree);
    return new Reply(400, body, Map.of());
  }

  /** Discord counts code points, not UTF-16 units. */
  static int length(JsonNode text) {
    String value = text.asText("");
    return value.codePointCount(0, value.length());
  }
}
