package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Discord's limits of a message. */
final class MessageRules {
  static final int COMPONENTS_V2 = 1 << 15;
  private static final int CONTENT = 2000;
  private static final int EMBEDS = 10;
  private static final int NONCE = 25;

  private MessageRules() {}

  /** Checks a message that is to be posted. */
  static void checkNew(Call call) {
    checkNew(call.body(), "", !call.files().isEmpty());
  }

  /**
   * Checks a message that is to be posted.
   *
   * @param place the path of the message in the body with a dot, {@code data.}; "" for the body
   */
  static void checkNew(JsonNode message, String place, boolean withFiles) {
    checkEdit(message, place);
    boolean something =
        !message.path("content").asText("").isBlank()
            || !message.path("embeds").isEmpty()
            || !message.path("components").isEmpty()
            || !message.path("sticker_ids").isEmpty()
            || message.has("poll")
            || withFiles;
    if (!something) {
      throw Refusal.of(400, 50006, "Cannot send an empty message");
    }
  }

  /** Checks what an edit names. */
  static void checkEdit(JsonNode message, String place) {
    FormErrors errors = new FormErrors();
    errors.atMost(place + "content", message.path("content"), CONTENT);
    errors.atMost(place + "nonce", message.path("nonce"), NONCE);
    JsonNode embeds = message.path("embeds");
    errors.entriesAtMost(place + "embeds", embeds, EMBEDS);
    EmbedRules.check(embeds, place + "embeds", errors);
    boolean newStyle = (message.path("flags").asInt() & COMPONENTS_V2) != 0;
    if (newStyle) {
      checkNewStyle(message, place, errors);
    } else {
      ComponentRules.check(message.path("components"), place + "components", errors);
    }
    errors.refuseIfAny();
  }

  private static void checkNewStyle(JsonNode message, String place, FormErrors errors) {
    for (String field : new String[] {"content", "embeds"}) {
      JsonNode given = message.path(field);
      if (!given.asText("").isEmpty() || !given.isEmpty()) {
        String mistake = "The '" + field + "' field cannot be used when using components v2";
        errors.add(place + field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", mistake);
      }
    }
    if (message.path("components").findValues("type").size() > 40) {
      errors.add(
          place + "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "More than 40 in all.");
    }
  }
}
