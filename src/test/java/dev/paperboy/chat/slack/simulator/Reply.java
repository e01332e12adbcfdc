package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server answers to a request. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {
  static final Reply NOTHING = new Reply(0, "", "", Map.of());

  static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json; charset=utf-8", body.toString(), Map.of());
  }

  static Reply html(int status, String body) {
    return new Reply(status, "text/html; charset=utf-8", body, Map.of());
  }

  static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
  }

  static Reply error(String error) {
    return json(200, Json.object().put("ok", false).put("error", error));
  }

  Reply with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, contentType, body, all);
  }
}
