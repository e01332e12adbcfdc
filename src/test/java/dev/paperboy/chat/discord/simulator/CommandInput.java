package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person fills in for a slash command, checked as Discord's own program checks it. */
final class CommandInput {
  private static final int SUBCOMMAND = 1;
  private static final int GROUP = 2;
  private static final int INTEGER = 4;
  private static final int BOOLEAN = 5;
  private static final int NUMBER = 10;

  private final JsonNode command;
  private final Map<String, ?> values;
  private final String focused;

  CommandInput(JsonNode command, Map<String, ?> values, String focused) {
    this.command = command;
    this.values = values;
    this.focused = focused;
  }

  /** The interaction's data for a subcommand, {@code "search"}, or {@code ""} for none. */
  ObjectNode data(String subcommand) {
    ObjectNode data = Json.object().put("id", command.path("id").asText());
    data.put("name", command.path("name").asText()).put("type", 1);
    JsonNode level = command;
    ArrayNode options = data.putArray("options");
    for (String name : subcommand.isEmpty() ? new String[0] : subcommand.split(" ", -1)) {
      level = option(level, name);
      ObjectNode branch = options.addObject().put("name", name);
      branch.put("type", level.path("type").asInt());
      options = branch.putArray("options");
    }
    fill(level, options);
    return data;
  }

  private void fill(JsonNode level, ArrayNode options) {
    if (level.path("options").findValues("type").stream().anyMatch(CommandInput::isBranch)) {
      throw new IllegalArgumentException("A subcommand is missing: " + level.path("name").asText());
    }
    for (Map.Entry<String, ?> value : values.entrySet()) {
      JsonNode option = option(level, value.getKey());
      options.add(filled(option, value.getValue()));
    }
    for (JsonNode option : level.path("options")) {
      String name = option.path("name").asText();
      boolean missing = option.path("required").asBoolean() && !values.containsKey(name);
      if (missing && focused.isEmpty()) {
        throw new IllegalArgumentException("Discord asks for the option " + name + " first");
      }
    }
  }

  private static boolean isBranch(JsonNode type) {
    return type.asInt() == SUBCOMMAND || type.asInt() == GROUP;
  }

  private ObjectNode filled(JsonNode option, Object value) {
    String name = option.path("name").asText();
    int type = option.path("type").asInt();
    ObjectNode filled = Json.object().put("name", name).put("type", type);
    if (name.equals(focused)) {
      // What is being typed comes as text, whatever the option's type.
      return filled.put("value", value.toString()).put("focused", true);
    }
    if (type == INTEGER) {
      filled.put("value", Long.parseLong(value.toString()));
    } else if (type == NUMBER) {
      filled.put("value", Double.parseDouble(value.toString()));
    } else if (type == BOOLEAN) {
      filled.put("value", Boolean.parseBoolean(value.toString()));
    } else {
      filled.put("value", text(value));
    }
    checkBounds(option, filled.path("value"));
    return filled;
  }

  private static String text(Object value) {
    if (value instanceof SimulatedChannel channel) {
      return channel.id();
    }
    if (value instanceof AttachedFile file) {
      return file.id();
    }
    return value instanceof SimulatedUser user ? user.id() : value.toString();
  }

  private static void checkBounds(JsonNode option, JsonNode value) {
    String name = option.path("name").asText();
    List<String> choices = new ArrayList<>();
    option.path("choices").forEach(choice -> choices.add(choice.path("value").asText()));
    if (!choices.isEmpty() && !choices.contains(value.asText())) {
      throw new IllegalArgumentException(name + " must be one of " + choices);
    }
    boolean numeric = value.isNumber();
    double size = numeric ? value.asDouble() : value.asText().length();
    double least = option.path(numeric ? "min_value" : "min_length").asDouble(-Double.MAX_VALUE);
    double most = option.path(numeric ? "max_value" : "max_length").asDouble(Double.MAX_VALUE);
    if (size < least || size > most) {
      throw new IllegalArgumentException(name + " is out of its bounds: " + value);
    }
  }

  private static JsonNode option(JsonNode level, String name) {
    List<String> known = new ArrayList<>();
    for (JsonNode option : level.path("options")) {
      if (option.path("name").asText().equals(name)) {
        return option;
      }
      known.add(option.path("name").asText());
    }
    throw new IllegalArgumentException(
        level.path("name").asText() + " has no option " + name + ", but " + Set.copyOf(known));
  }
}
