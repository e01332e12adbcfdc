package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Discord's limits of embeds. */
final class EmbedRules {
  private static final int TITLE = 256;
  private static final int DESCRIPTION = 4096;
  private static final int FIELDS = 25;
  private static final int FIELD_NAME = 256;
  private static final int FIELD_VALUE = 1024;
  private static final int FOOTER = 2048;
  private static final int AUTHOR = 256;
  private static final int ADDRESS = 2048;
  private static final int TOGETHER = 6000;

  private EmbedRules() {}

  static void check(JsonNode embeds, String place, FormErrors errors) {
    int together = 0;
    for (int i = 0; i < embeds.size(); i++) {
      JsonNode embed = embeds.get(i);
      checkOne(embed, place + "." + i, errors);
      together += size(embed);
    }
    if (together > TOGETHER) {
      errors.add(
          place, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of " + TOGETHER);
    }
  }

  private static void checkOne(JsonNode embed, String place, FormErrors errors) {
    errors.atMost(place + ".title", embed.path("title"), TITLE);
    errors.atMost(place + ".description", embed.path("description"), DESCRIPTION);
    errors.atMost(place + ".footer.text", embed.at("/footer/text"), FOOTER);
    errors.atMost(place + ".author.name", embed.at("/author/name"), AUTHOR);
    JsonNode fields = embed.path("fields");
    errors.entriesAtMost(place + ".fields", fields, FIELDS);
    for (int i = 0; i < fields.size(); i++) {
      String field = place + ".fields." + i;
      errors.between(field + ".name", fields.get(i).path("name"), 1, FIELD_NAME);
      errors.between(field + ".value", fields.get(i).path("value"), 1, FIELD_VALUE);
    }
    checkAddresses(embed, place, errors);
    int colour = embed.path("color").asInt();
    if (colour < 0 || colour > 0xFFFFFF) {
      errors.add(place + ".color", "NUMBER_TYPE_MAX", "Must be between 0 and 16777215.");
    }
    if (size(embed) == 0 && !embed.has("image") && !embed.has("thumbnail")) {
      errors.add(place + ".description", "BASE_TYPE_REQUIRED", "This field is required");
    }
  }

  private static void checkAddresses(JsonNode embed, String place, FormErrors errors) {
    address(place + ".url", embed.path("url"), errors);
    address(place + ".author.url", embed.at("/author/url"), errors);
    for (String picture : new String[] {"/author/icon_url", "/footer/icon_url", "/image/url"}) {
      JsonNode address = embed.at(picture);
      if (!address.asText("").startsWith("attachment://")) {
        address(place + picture.replace('/', '.'), address, errors);
      }
    }
  }

  static void address(String place, JsonNode given, FormErrors errors) {
    String address = given.asText("");
    if (address.isEmpty()) {
      return;
    }
    errors.atMost(place, given, ADDRESS);
    String scheme = address.substring(0, Math.max(0, address.indexOf(':')));
    String folded = scheme.toLowerCase(Locale.ROOT);
    if (!folded.equals("http") && !folded.equals("https")) {
      errors.add(
          place,
          "URL_TYPE_INVALID_SCHEME",
          "Scheme \"" + folded + "\" is not supported. Scheme must be one of ('http', 'https').");
    } else if (address.chars().anyMatch(Character::isWhitespace) || address.length() < 9) {
      errors.add(place, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }
  }

  private static int size(JsonNode embed) {
    int size = FormErrors.length(embed.path("title"));
    size += FormErrors.length(embed.path("description"));
    size += FormErrors.length(embed.at("/footer/text"));
    size += FormErrors.length(embed.at("/author/name"));
    for (JsonNode field : embed.path("fields")) {
      size += FormErrors.length(field.path("name")) + FormErrors.length(field.path("value"));
    }
    return size;
  }
}
