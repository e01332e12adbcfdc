package dev.paperboy.feed.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a JSON object, forgivingly read: one that is absent, null or of another type is as
 * empty as an empty one. Immutable as long as the node is.
 *
 * @param node the object; anything else has no fields
 */
public record JsonFields(JsonNode node) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Reads a document.
   *
   * @throws JsonProcessingException when it is not JSON
   */
  public static JsonNode parse(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  /** Whether it is an object at all. */
  public boolean isObject() {
    return node.isObject();
  }

  /** The text or number of this name as it is written; "" where there is none. */
  public String text(String name) {
    JsonNode value = node.path(name);
    return value.isTextual() || value.isNumber() ? value.asText() : "";
  }

  /** The first of these texts that is not blank; "" where all are. */
  public String firstText(String... names) {
    for (String name : names) {
      String text = text(name);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** The count of this name, also where it is written as a text; empty where there is none. */
  public Optional<Integer> count(String name) {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return Optional.of((int) Math.max(0, Math.min(Integer.MAX_VALUE, value.asDouble())));
    }
    String text = text(name).strip();
    return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  /** The fields of the object of this name. */
  public JsonFields object(String name) {
    return new JsonFields(node.path(name));
  }

  /** The elements of the list of this name. */
  public List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.path(name).isArray()) {
      node.path(name).forEach(elements::add);
    }
    return elements;
  }

  /** The texts in the list of this name; others are passed over. */
  public List<String> texts(String name) {
    return list(name).stream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
  }
}
