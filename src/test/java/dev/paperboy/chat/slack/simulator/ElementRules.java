package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Slack's limits of block elements (https://docs.slack.dev/reference/block-kit/block-elements). */
final class ElementRules {
  private static final int ID = 255;
  private static final int URL = 3000;
  private static final int VALUE = 2000;
  private static final int BUTTON_TEXT = 75;
  private static final int OPTION_TEXT = 75;
  private static final int OPTIONS = 100;
  private static final int FEW_OPTIONS = 10;
  private static final int OVERFLOW_OPTIONS = 5;
  private static final int PLACEHOLDER = 150;
  private static final int INPUT_TEXT = 3000;
  private static final Set<String> WITHOUT_OPTIONS =
      Set.of(
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "email_text_input",
          "url_text_input",
          "number_input",
          "rich_text_input",
          "file_input");

  private final Mistakes mistakes;

  ElementRules(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void element(JsonNode element, String at) {
    mistakes.longest(element, "action_id", ID, at);
    mistakes.optionalText(element, "placeholder", PLACEHOLDER, true, at);
    confirmation(element, at);
    String type = element.path("type").asText("");
    switch (type) {
      case "button" -> button(element, at);
      case "image" -> image(element, at);
      case "overflow" -> options(element, "options", OVERFLOW_OPTIONS, at);
      case "checkboxes", "radio_buttons" -> options(element, "options", FEW_OPTIONS, at);
      case "static_select", "multi_static_select" -> select(element, at);
      case "plain_text_input" -> textInput(element, at);
      default -> {
        if (!WITHOUT_OPTIONS.contains(type)) {
          mistakes.add(at + "/type", "unsupported type: " + type);
        }
      }
    }
  }

  private void confirmation(JsonNode element, String at) {
    if (element.hasNonNull("confirm")) {
      JsonNode confirm = element.path("confirm");
      mistakes.text(confirm, "title", 100, true, at + "/confirm");
      mistakes.text(confirm, "text", 300, false, at + "/confirm");
      mistakes.optionalText(confirm, "confirm", 30, true, at + "/confirm");
      mistakes.optionalText(confirm, "deny", 30, true, at + "/confirm");
    }
  }

  private void button(JsonNode button, String at) {
    mistakes.text(button, "text", BUTTON_TEXT, true, at);
    mistakes.longest(button, "url", URL, at);
    mistakes.longest(button, "value", VALUE, at);
    mistakes.longest(button, "accessibility_label", BUTTON_TEXT, at);
    String url = button.path("url").asText("");
    if (!url.isEmpty() && !url.matches("(https?|mailto):.+")) {
      mistakes.add(at + "/url", "Invalid url");
    }
    String style = button.path("style").asText("");
    if (!Set.of("", "primary", "danger").contains(style)) {
      mistakes.add(at + "/style", "must be a valid enum value");
    }
  }

  private void image(JsonNode image, String at) {
    mistakes.needed(image, "image_url", URL, at);
    mistakes.needed(image, "alt_text", VALUE, at);
  }

  private void select(JsonNode select, String at) {
    if (!select.hasNonNull("option_groups")) {
      options(select, "options", OPTIONS, at);
      return;
    }
    int index = 0;
    for (JsonNode group : mistakes.array(select, "option_groups", OPTIONS, at)) {
      String there = at + "/option_groups/" + index++;
      mistakes.text(group, "label", OPTION_TEXT, true, there);
      options(group, "options", OPTIONS, there);
    }
  }

  private void options(JsonNode holder, String field, int most, String at) {
    List<JsonNode> options = mistakes.array(holder, field, most, at);
    int index = 0;
    for (JsonNode option : options) {
      option(option, at + "/" + field + "/" + index++);
    }
    JsonNode initial = holder.path("initial_option");
    if (initial.isObject() && !options.contains(initial)) {
      mistakes.add(at + "/initial_option", "must be one of the provided options");
    }
    for (JsonNode one : holder.path("initial_options")) {
      if (!options.contains(one)) {
        mistakes.add(at + "/initial_options", "must be one of the provided options");
      }
    }
  }

  private void option(JsonNode option, String at) {
    mistakes.text(option, "text", OPTION_TEXT, false, at);
    mistakes.needed(option, "value", OPTION_TEXT, at);
    mistakes.optionalText(option, "description", OPTION_TEXT, false, at);
  }

  private void textInput(JsonNode input, String at) {
    mistakes.longest(input, "initial_value", INPUT_TEXT, at);
    int most = input.path("max_length").asInt(INPUT_TEXT);
    if (most < 1 || most > INPUT_TEXT) {
      mistakes.add(at + "/max_length", "must be between 1 and " + INPUT_TEXT);
    }
    if (input.path("min_length").asInt(0) > most) {
      mistakes.add(at + "/min_length", "must not exceed max_length");
    }
    mistakes.longest(input, "initial_value", most, at);
  }
}
