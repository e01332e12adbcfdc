package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends single requests to a simulator, also such as no library would send. */
final class Posting {
  /** A status and a body. */
  record Got(int status, JsonNode body, HttpResponse<String> response) {
    int code() {
      return body.path("code").asInt();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final DiscordSimulator discord;

  Posting(DiscordSimulator discord) {
    this.discord = discord;
  }

  Got send(String method, String path, String json) {
    return send(method, path, json, "Bot " + DiscordSimulator.TOKEN);
  }

  Got send(String method, String path, String json, String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String body = response.body().isEmpty() ? "{}" : response.body();
      return new Got(response.statusCode(), Json.read(body), response);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
