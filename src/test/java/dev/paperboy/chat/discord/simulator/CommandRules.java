package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Discord's limits of commands. */
final class CommandRules {
  private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
  private static final int CHAT_INPUT = 1;
  private static final int SUBCOMMAND = 1;
  private static final int GROUP = 2;
  private static final int LAST_TYPE = 11;
  private static final int MOST_COMMANDS = 100;
  private static final int DESCRIPTION = 100;
  private static final int OPTIONS = 25;
  private static final int CHOICES = 25;
  private static final int CHOICE_TEXT = 100;
  private static final int TOGETHER = 8000;

  private final FormErrors errors = new FormErrors();

  private CommandRules() {}

  /** Checks the whole set of commands. */
  static void checkAll(JsonNode commands) {
    CommandRules rules = new CommandRules();
    Set<String> names = new HashSet<>();
    rules.errors.entriesAtMost("_set", commands, MOST_COMMANDS);
    for (int i = 0; i < commands.size(); i++) {
      JsonNode command = commands.get(i);
      rules.checkCommand(command, i + ".");
      if (!names.add(command.path("type").asInt(1) + command.path("name").asText(""))) {
        rules.errors.add(
            i + ".name",
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            "Application command names must be unique");
      }
    }
    rules.errors.refuseIfAny();
  }

  /** Checks one command. */
  static void check(JsonNode command) {
    CommandRules rules = new CommandRules();
    rules.checkCommand(command, "");
    rules.errors.refuseIfAny();
  }

  private void checkCommand(JsonNode command, String place) {
    if (command.path("type").asInt(CHAT_INPUT) == CHAT_INPUT) {
      checkName(command, place);
      errors.between(place + "description", command.path("description"), 1, DESCRIPTION);
      checkOptions(command.path("options"), place + "options", 0);
    } else {
      errors.between(place + "name", command.path("name"), 1, 32);
      if (!command.path("description").asText("").isEmpty()) {
        errors.add(
            place + "description",
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
            "Context menu commands cannot have a description");
      }
    }
    if (size(command) > TOGETHER) {
      errors.add(
          place + "name",
          "APPLICATION_COMMAND_TOO_LARGE",
          "Command exceeds maximum size (" + TOGETHER + ")");
    }
  }

  private void checkName(JsonNode named, String place) {
    String name = named.path("name").asText("");
    if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
      errors.add(
          place + "name",
          "APPLICATION_COMMAND_INVALID_NAME",
          "Command name is invalid. Must be lowercase and 1-32 letters, digits, - or _");
    }
  }

  private void checkOptions(JsonNode options, String place, int depth) {
    errors.entriesAtMost(place, options, OPTIONS);
    Set<String> names = new HashSet<>();
    boolean optionalSeen = false;
    int branches = 0;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String there = place + "." + i + ".";
      checkOption(option, there, depth);
      branches += isBranch(option) ? 1 : 0;
      if (!names.add(option.path("name").asText())) {
        errors.add(
            there + "name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            "Option name already exists");
      }
      boolean required = option.path("required").asBoolean();
      if (required && optionalSeen) {
        errors.add(
            there + "required",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "Required options must be placed before non-required options");
      }
      optionalSeen |= !required;
    }
    if (branches != 0 && branches != options.size()) {
      errors.add(
          place,
          "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
          "Sub-command and sub-command group option types are mutually exclusive to all other types");
    }
  }

  private void checkOption(JsonNode option, String place, int depth) {
    int type = option.path("type").asInt();
    checkName(option, place);
    errors.between(place + "description", option.path("description"), 1, DESCRIPTION);
    boolean tooDeep = depth == 2 || (depth == 1 && type == GROUP);
    if (type < SUBCOMMAND || type > LAST_TYPE || (isBranch(option) && tooDeep)) {
      errors.add(place + "type", "BASE_TYPE_CHOICES", "This type is not possible here.");
    } else if (isBranch(option)) {
      checkOptions(option.path("options"), place + "options", depth + 1);
    } else {
      checkChoices(option, place);
    }
  }

  private void checkChoices(JsonNode option, String place) {
    JsonNode choices = option.path("choices");
    errors.entriesAtMost(place + "choices", choices, CHOICES);
    for (int i = 0; i < choices.size(); i++) {
      String there = place + "choices." + i;
      errors.between(there + ".name", choices.get(i).path("name"), 1, CHOICE_TEXT);
      errors.between(there + ".value", choices.get(i).path("value"), 1, CHOICE_TEXT);
    }
    if (option.path("autocomplete").asBoolean() && !choices.isEmpty()) {
      errors.add(
          place + "autocomplete",
          "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
          "Autocomplete cannot be used with choices");
    }
  }

  private static boolean isBranch(JsonNode option) {
    int type = option.path("type").asInt();
    return type == SUBCOMMAND || type == GROUP;
  }

  private static int size(JsonNode node) {
    int size = FormErrors.length(node.path("name")) + FormErrors.length(node.path("description"));
    for (JsonNode option : node.path("options")) {
      size += size(option);
    }
    for (JsonNode choice : node.path("choices")) {
      size += FormErrors.length(choice.path("name")) + FormErrors.length(choice.path("value"));
    }
    return size;
  }
}
