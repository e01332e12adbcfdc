package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that Slack would not carry out, with its error name. */
final class Refusal extends RuntimeException {
  private final transient ObjectNode body;

  private Refusal(ObjectNode body) {
    super(body.toString());
    this.body = body;
  }

  static Refusal of(String error) {
    return new Refusal(Json.object().put("ok", false).put("error", error));
  }

  /** An error whose reasons stand in {@code response_metadata.messages}. */
  static Refusal because(String error, List<String> messages) {
    Refusal refusal = of(error);
    refusal.body.set("errors", Json.strings(messages));
    refusal.body.putObject("response_metadata").set("messages", Json.strings(messages));
    return refusal;
  }

  static Refusal missingScope(String needed, Iterable<String> provided) {
    Refusal refusal = of("missing_scope");
    refusal.body.put("needed", needed).put("provided", String.join(",", provided));
    return refusal;
  }

  static void when(boolean isSo, String error) {
    if (isSo) {
      throw of(error);
    }
  }

  ObjectNode body() {
    return body;
  }

  String error() {
    return body.path("error").asText();
  }
}
