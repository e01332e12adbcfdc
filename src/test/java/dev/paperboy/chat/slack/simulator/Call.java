package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A call of the Web API as a method sees it.
 *
 * @param method such as {@code chat.postMessage}; {@code response_url} for an answer to one
 * @param parameters without the token
 * @param credential the bearer token; "" for none
 * @param token who calls; null where the method needs no bot token
 */
record Call(String method, ObjectNode parameters, String credential, @Nullable Token token) {

  public Call by(Token caller) {
    return new Call(method, parameters, credential, caller);
  }

  /** The caller's token. */
  Token caller() {
    if (token == null) {
      throw Refusal.of(credential.isEmpty() ? "not_authed" : "invalid_auth");
    }
    return token;
  }

  SimulatedWorkspace workspace() {
    return caller().workspace;
  }

  boolean has(String name) {
    return parameters.hasNonNull(name);
  }

  String text(String name) {
    return parameters.path(name).asText("");
  }

  /** A parameter that must be given. */
  String needed(String name, String errorWithout) {
    Refusal.when(text(name).isEmpty(), errorWithout);
    return text(name);
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name);
    return text.isEmpty() ? otherwise : text.equals("true") || text.equals("1");
  }

  int number(String name, int otherwise) {
    try {
      return has(name) ? Integer.parseInt(text(name)) : otherwise;
    } catch (NumberFormatException unreadable) {
      throw Refusal.of("invalid_arguments");
    }
  }

  /** JSON that a form carries as text; a missing node where there is none. */
  JsonNode json(String name, String errorWhenUnreadable) {
    JsonNode value = parameters.path(name);
    if (!value.isTextual()) {
      return value.isNull() ? MissingNode.getInstance() : value;
    }
    if (value.asText().isBlank()) {
      return MissingNode.getInstance();
    }
    JsonNode read = Json.readOrMissing(value.asText());
    Refusal.when(read.isMissingNode(), errorWhenUnreadable);
    return read;
  }
}
