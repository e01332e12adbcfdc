package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server answers to a request. */
record Reply(int status, @Nullable JsonNode body, Map<String, String> headers) {
  static final Reply NOTHING = new Reply(204, null, Map.of());

  static Reply ok(JsonNode body) {
    return new Reply(200, body, Map.of());
  }

  static Reply created(JsonNode body) {
    return new Reply(201, body, Map.of());
  }

  static Reply error(int status, int code, String message) {
    return new Reply(status, Json.object().put("message", message).put("code", code), Map.of());
  }

  Reply with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, body, all);
  }
}
