package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The states of inputs: what is in them at first, and after a person has used them. */
final class Inputs {
  private Inputs() {}

  /** What an element holds before anybody has touched it. */
  static ObjectNode initial(JsonNode element) {
    String type = element.path("type").asText();
    ObjectNode state = Json.object().put("type", type);
    switch (type) {
      case "datepicker" -> copy(element, "initial_date", state, "selected_date");
      case "timepicker" -> copy(element, "initial_time", state, "selected_time");
      case "checkboxes", "multi_static_select", "multi_external_select" -> {
        JsonNode chosen = element.path("initial_options");
        state.set("selected_options", chosen.isArray() ? chosen : Json.array());
      }
      case "static_select", "external_select", "radio_buttons" ->
          copy(element, "initial_option", state, "selected_option");
      case "conversations_select" ->
          copy(element, "initial_conversation", state, "selected_conversation");
      case "channels_select" -> copy(element, "initial_channel", state, "selected_channel");
      case "users_select" -> copy(element, "initial_user", state, "selected_user");
      default -> copy(element, "initial_value", state, "value");
    }
    return state;
  }

  private static void copy(JsonNode from, String field, ObjectNode to, String as) {
    if (from.hasNonNull(field)) {
      to.set(as, from.get(field));
    } else {
      to.putNull(as);
    }
  }

  /**
   * What an element holds after a person has used it.
   *
   * @param value a text, or a collection of texts where several can be chosen
   * @throws IllegalArgumentException where there is no such choice
   */
  static ObjectNode used(JsonNode element, Object value) {
    String type = element.path("type").asText();
    ObjectNode state = Json.object().put("type", type);
    String text = String.valueOf(value);
    return switch (type) {
      case "datepicker" -> state.put("selected_date", text);
      case "timepicker" -> state.put("selected_time", text);
      case "checkboxes", "multi_static_select" -> {
        ArrayNode chosen = state.putArray("selected_options");
        texts(value).forEach(one -> chosen.add(option(element, one)));
        yield state;
      }
      case "static_select", "radio_buttons", "overflow" ->
          state.set("selected_option", option(element, text));
      case "conversations_select" -> state.put("selected_conversation", text);
      case "channels_select" -> state.put("selected_channel", text);
      case "users_select" -> state.put("selected_user", text);
      default -> typed(element, state, text);
    };
  }

  private static ObjectNode typed(JsonNode element, ObjectNode state, String text) {
    int most = element.path("max_length").asInt(3000);
    int least = element.path("min_length").asInt(0);
    if (text.length() > most || (text.length() < least && !text.isEmpty())) {
      throw new IllegalArgumentException(
          "Slack takes " + least + " to " + most + " characters here, not " + text.length());
    }
    return text.isEmpty() ? state.putNull("value") : state.put("value", text);
  }

  private static List<String> texts(Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof Collection<?> several) {
      several.forEach(one -> texts.add(String.valueOf(one)));
    } else {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  private static JsonNode option(JsonNode element, String value) {
    List<JsonNode> options = new ArrayList<>(Json.list(element.path("options")));
    element.path("option_groups").forEach(one -> options.addAll(Json.list(one.path("options"))));
    return options.stream()
        .filter(option -> option.path("value").asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no choice " + value));
  }

  static boolean isEmpty(JsonNode state) {
    return text(state).isEmpty();
  }

  /** A state as one text: the value, or the chosen values with commas. */
  static String text(JsonNode state) {
    if (state.path("selected_option").isObject()) {
      return state.path("selected_option").path("value").asText();
    }
    if (state.path("selected_options").isArray()) {
      return String.join(",", state.path("selected_options").findValuesAsText("value"));
    }
    for (JsonNode value : state) {
      if (value.isTextual() && !value.equals(state.path("type"))) {
        return value.asText();
      }
    }
    return "";
  }
}
