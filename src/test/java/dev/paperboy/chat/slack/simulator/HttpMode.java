package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Telling the bot by signed HTTP requests, and requests with something wrong. Thread-safe. */
public final class HttpMode implements Line, AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI url;
  private final String signingSecret;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          4,
          task -> {
            Thread made = new Thread(task, "slack-http");
            made.setDaemon(true);
            return made;
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<SentRequest> sent = new CopyOnWriteArrayList<>();

  HttpMode(URI url, String signingSecret) {
    this.url = url;
    this.signingSecret = signingSecret;
  }

  /** What the bot was sent, in order. */
  public List<SentRequest> sent() {
    return List.copyOf(sent);
  }

  /** Asks the bot to prove that the address is its own, as Slack does when one is entered. */
  public BotAnswer verifyUrl(String challenge) {
    String body =
        Json.object()
            .put("type", "url_verification")
            .put("token", "simulated")
            .put("challenge", challenge)
            .toString();
    return exchange(signed(new SentRequest(url, JSON, body, now()), signingSecret));
  }

  /** Sends a request again, exactly as it was. */
  public BotAnswer replay(SentRequest request) {
    return exchange(signed(request, signingSecret));
  }

  /** Sends a request anew with a signature of this moment by another secret. */
  public BotAnswer sendWithWrongSignature(SentRequest request) {
    return exchange(signed(at(request, now()), "not-" + signingSecret));
  }

  /** Sends a request with a right signature of some time ago. */
  public BotAnswer sendWithOldTimestamp(SentRequest request, Duration age) {
    String then = Long.toString(Instant.now().minus(age).getEpochSecond());
    return exchange(signed(at(request, then), signingSecret));
  }

  /** Sends a request without a signature. */
  public BotAnswer sendUnsigned(SentRequest request) {
    return exchange(plain(request));
  }

  /** Sends any body with a right signature of this moment. */
  public BotAnswer send(String contentType, String body) {
    return exchange(signed(new SentRequest(url, contentType, body, now()), signingSecret));
  }

  @Override
  public void send(Delivery delivery, Attempt attempt, Deliveries deliveries) {
    SentRequest request = new SentRequest(url, contentType(delivery), body(delivery), now());
    sent.add(request);
    HttpRequest.Builder http = signed(request, signingSecret).timeout(PATIENCE);
    if (attempt.number() > 0) {
      http.header("X-Slack-Retry-Num", Integer.toString(attempt.number()));
      http.header("X-Slack-Retry-Reason", attempt.retryReason());
    }
    CompletableFuture<HttpResponse<String>> unused =
        client
            .sendAsync(http.build(), BodyHandlers.ofString())
            .whenComplete(
                (response, failure) -> {
                  if (response == null) {
                    String detail = String.valueOf(failure);
                    deliveries.failed(
                        delivery, attempt.number(), Attempt.Outcome.UNREACHABLE, detail);
                  } else {
                    answered(delivery, attempt.number(), deliveries, response);
                  }
                });
  }

  private static void answered(
      Delivery delivery, int number, Deliveries deliveries, HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      delivery.acknowledged(number, carried(delivery, response.body()));
    } else {
      String detail = Integer.toString(response.statusCode());
      deliveries.failed(delivery, number, Attempt.Outcome.REFUSED, detail);
    }
  }

  private static JsonNode carried(Delivery delivery, String body) {
    if (body.isBlank() || delivery.type().equals(Delivery.EVENT)) {
      return MissingNode.getInstance();
    }
    JsonNode json = Json.readOrMissing(body);
    return json.isObject() ? json : Json.object().put("text", body);
  }

  private static String contentType(Delivery delivery) {
    return delivery.type().equals(Delivery.EVENT) ? JSON : FORM;
  }

  private static String body(Delivery delivery) {
    return switch (delivery.type()) {
      case Delivery.EVENT -> delivery.payload().toString();
      case Delivery.COMMAND -> form(delivery.payload());
      default -> "payload=" + encoded(delivery.payload().toString());
    };
  }

  private static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  private static SentRequest at(SentRequest request, String timestamp) {
    return new SentRequest(request.url(), request.contentType(), request.body(), timestamp);
  }

  private static HttpRequest.Builder plain(SentRequest request) {
    return HttpRequest.newBuilder(request.url())
        .header("Content-Type", request.contentType())
        .header("User-Agent", "Slackbot 1.0 (simulated)")
        .POST(BodyPublishers.ofString(request.body()));
  }

  private static HttpRequest.Builder signed(SentRequest request, String secret) {
    Map<String, String> headers = Signature.headers(secret, request.timestamp(), request.body());
    HttpRequest.Builder http = plain(request);
    headers.forEach(http::header);
    return http;
  }

  private BotAnswer exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      return new BotAnswer(response.statusCode(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", interrupted);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
