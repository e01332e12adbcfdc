package dev.paperboy.chat.slack.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Slack about tokens. Safe for use by several threads. */
final class TokenApi {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String apiUrl;

  /**
   * Asks there.
   *
   * @param apiUrl where Slack's methods are; empty for Slack itself
   */
  TokenApi(Optional<URI> apiUrl) {
    this.apiUrl = apiUrl.map(URI::toString).orElse("https://slack.com/api").replaceFirst("/+$", "");
  }

  /** What Slack says. */
  sealed interface Answer {
    /**
     * Slack did it.
     *
     * @param body what it says
     * @param scopes what the token that was shown allows; empty where Slack does not tell
     */
    record Fine(JsonNode body, List<String> scopes) implements Answer {

      /** A text somewhere in what Slack says, such as {@code /team/id}; empty where it is not. */
      String text(String place) {
        return body.at(place).asText("");
      }
    }

    /** Slack did not do it, for a reason that it has a word for. */
    record Refused(String error) implements Answer {}

    /** Slack did not say, or not in words that are understood. */
    record Unclear(String reason) implements Answer {}
  }

  /**
   * Calls a method.
   *
   * @param token what is shown; empty for nothing
   * @param form what is sent
   */
  Answer call(String method, String token, Map<String, String> form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(apiUrl + "/" + method))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      return new Answer.Unclear(
          "Slack cannot be reached at " + host() + " (" + words(failure) + ")");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.Unclear("Paperboy is stopping");
    }
  }

  private Answer answer(HttpResponse<String> response) {
    if (response.statusCode() == 429) {
      return new Answer.Unclear("Slack asks for patience");
    }
    if (response.statusCode() != 200) {
      return new Answer.Unclear("Slack answers with status " + response.statusCode());
    }
    try {
      JsonNode body = JSON.readTree(response.body());
      if (body.path("ok").asBoolean()) {
        return new Answer.Fine(body, scopes(response));
      }
      if (body.path("error").isTextual()) {
        return refused(body.path("error").asText());
      }
    } catch (JsonProcessingException notJson) {
      return new Answer.Unclear("what answers at " + host() + " is not Slack");
    }
    return new Answer.Unclear("what answers at " + host() + " is not Slack");
  }

  private static Answer refused(String error) {
    return switch (error) {
      case "ratelimited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout" ->
          new Answer.Unclear("Slack has trouble of its own (" + error + ")");
      default -> new Answer.Refused(error);
    };
  }

  private static List<String> scopes(HttpResponse<String> response) {
    return list(response.headers().firstValue("X-OAuth-Scopes").orElse(""));
  }

  /** The words of a list that Slack writes with commas. */
  static List<String> list(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String host() {
    return String.valueOf(URI.create(apiUrl).getAuthority());
  }

  private static String words(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
