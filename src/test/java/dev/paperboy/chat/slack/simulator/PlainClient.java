package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A caller of the Web API that sends whatever it is told, with no library to prevent it. */
final class PlainClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final SlackSimulator slack;
  private final String token;

  PlainClient(SlackSimulator slack, String token) {
    this.slack = slack;
    this.token = token;
  }

  /** The answer to a call with JSON. */
  JsonNode call(String method, ObjectNode parameters) {
    return post(slack.apiUrl() + method, parameters);
  }

  /** The error of a call with JSON; "" where it was carried out. */
  String error(String method, ObjectNode parameters) {
    return call(method, parameters).path("error").asText("");
  }

  /** What is answered to a POST of JSON; plain text as a text. */
  JsonNode post(String address, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      String answer = client.send(request, BodyHandlers.ofString()).body();
      JsonNode read = Json.readOrMissing(answer);
      return read.isObject() ? read : Json.object().put("plain", answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", interrupted);
    }
  }
}
