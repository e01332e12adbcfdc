package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Discord's limits of rows, buttons and menus. */
final class ComponentRules {
  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int MENU = 3;
  private static final int LINK = 5;
  private static final int PREMIUM = 6;
  private static final int MOST = 5;
  private static final int CUSTOM_ID = 100;
  private static final int LABEL = 80;
  private static final int LINK_ADDRESS = 512;
  private static final int OPTIONS = 25;
  private static final int OPTION_TEXT = 100;
  private static final int PLACEHOLDER = 150;

  private final FormErrors errors;
  private final Set<String> customIds = new HashSet<>();

  private ComponentRules(FormErrors errors) {
    this.errors = errors;
  }

  static void check(JsonNode rows, String place, FormErrors errors) {
    new ComponentRules(errors).checkRows(rows, place);
  }

  private void checkRows(JsonNode rows, String place) {
    errors.entriesAtMost(place, rows, MOST);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      String there = place + "." + i;
      JsonNode components = row.path("components");
      if (row.path("type").asInt() != ROW) {
        errors.add(there + ".type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
      } else if (components.isEmpty()) {
        errors.add(
            there + ".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
      } else {
        checkRow(components, there + ".components");
      }
    }
  }

  private void checkRow(JsonNode components, String place) {
    errors.entriesAtMost(place, components, MOST);
    for (int i = 0; i < components.size(); i++) {
      JsonNode component = components.get(i);
      String there = place + "." + i;
      int type = component.path("type").asInt();
      if (type == BUTTON) {
        checkButton(component, there);
      } else if (type >= MENU && type != 4 && type <= 8) {
        checkMenu(component, there);
        if (components.size() > 1) {
          errors.add(
              place,
              "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
              "The specified component exceeds the width");
        }
      } else {
        errors.add(
            there + ".type", "BASE_TYPE_CHOICES", "Value must be one of (2, 3, 5, 6, 7, 8).");
      }
    }
  }

  private void checkButton(JsonNode button, String place) {
    int style = button.path("style").asInt();
    errors.atMost(place + ".label", button.path("label"), LABEL);
    if (style == LINK) {
      errors.between(place + ".url", button.path("url"), 1, LINK_ADDRESS);
      EmbedRules.address(place + ".url", button.path("url"), errors);
      if (button.has("custom_id")) {
        errors.add(
            place,
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified");
      }
    } else if (style < 1 || style > PREMIUM) {
      errors.add(place + ".style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6).");
    } else if (style != PREMIUM) {
      checkCustomId(button, place);
    }
    boolean shown = !button.path("label").asText("").isBlank() || button.has("emoji");
    if (!shown && style != PREMIUM) {
      errors.required(place + ".label");
    }
  }

  private void checkMenu(JsonNode menu, String place) {
    checkCustomId(menu, place);
    errors.atMost(place + ".placeholder", menu.path("placeholder"), PLACEHOLDER);
    if (menu.path("type").asInt() != MENU) {
      return;
    }
    JsonNode options = menu.path("options");
    if (options.isEmpty() || options.size() > OPTIONS) {
      errors.add(place + ".options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
    }
    Set<String> values = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String there = place + ".options." + i;
      errors.between(there + ".label", option.path("label"), 1, OPTION_TEXT);
      errors.between(there + ".value", option.path("value"), 1, OPTION_TEXT);
      errors.atMost(there + ".description", option.path("description"), OPTION_TEXT);
      if (!values.add(option.path("value").asText())) {
        errors.add(
            there + ".value",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "The specified option value is already used");
      }
    }
  }

  private void checkCustomId(JsonNode component, String place) {
    errors.between(place + ".custom_id", component.path("custom_id"), 1, CUSTOM_ID);
    if (!customIds.add(component.path("custom_id").asText(""))) {
      errors.add(
          place + ".custom_id",
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated");
    }
  }
}
