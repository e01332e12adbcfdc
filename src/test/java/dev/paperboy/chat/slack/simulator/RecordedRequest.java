package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A request that came, with what it was answered.
 *
 * @param method such as {@code chat.postMessage}; {@code response_url} for an answer to one
 * @param workspace the id of the token's workspace; "" where none
 * @param parameters as given, without the token; what a form carries as JSON is text
 * @param status the answer's HTTP status; 0 where the connection was cut instead
 * @param answer the answer's body; where the answer was lost, what it would have been
 */
public record RecordedRequest(
    String method,
    String workspace,
    JsonNode parameters,
    Instant arrived,
    int status,
    String answer) {

  /** Slack's error name; "" for a request that was carried out. */
  public String error() {
    return Json.readOrMissing(answer).path("error").asText("");
  }

  /** A parameter as text; "" where it was not given. */
  public String parameter(String name) {
    return parameters.path(name).asText("");
  }
}
