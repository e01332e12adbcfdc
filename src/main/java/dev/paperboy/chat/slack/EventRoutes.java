package dev.paperboy.chat.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.paperboy.fleet.Claims;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives Slack's events, commands and interactions in HTTP mode: {@code /slack/events}. Only
 * requests signed by Slack within the last five minutes are accepted, each once. Thread-safe.
 */
final class EventRoutes implements Routes {
  static final String PATH = "/slack/events";

  private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String SIGNATURE = SlackSignature.HeaderNames.X_SLACK_SIGNATURE;
  private static final String TIMESTAMP = SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP;
  private static final String RETRY = "X-Slack-Retry-Num";

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature.Generator signatures;
  private final InstantSource clock;
  private final Claims claims;

  /**
   * Creates routes that pass requests to the app.
   *
   * @param claims keep a request from being accepted twice, by this or another replica
   * @param clock real time, for the time stamps of Slack's signatures
   */
  EventRoutes(App app, String signingSecret, Claims claims, InstantSource clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.signatures = new SlackSignature.Generator(signingSecret);
    this.clock = clock;
    this.claims = claims;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(PATH, this::take);
  }

  @Override
  public Set<String> signedPaths() {
    return Set.of(PATH);
  }

  private void take(Context ctx) throws Exception {
    String body = body(ctx);
    String signature = header(ctx, SIGNATURE);
    String problem = problem(header(ctx, TIMESTAMP), body, signature);
    if (!problem.isEmpty()) {
      refuse(ctx, 401, problem);
      return;
    }
    // Remembered for longer than a request is valid.
    boolean isNew = claims.claim("slack request " + signature, WINDOW.multipliedBy(2));
    // A retried event passes here; its own ID tells whether it was handled.
    boolean repeated = !header(ctx, RETRY).isEmpty() && body.startsWith("{");
    if (!isNew && !repeated) {
      refuse(ctx, 409, "it is the same as an earlier one");
      return;
    }
    answer(ctx, run(ctx, body));
  }

  /** Returns the problem with a request; empty if there is none. */
  private String problem(String timestamp, String body, String signature) {
    if (timestamp.isEmpty() || signature.isEmpty() || !timestamp.matches("\\d{1,12}")) {
      return "it is not signed";
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
    if (age.compareTo(WINDOW) > 0) {
      return "its signature is too old";
    }
    // The library's own verifier compares up to the first difference, which takes longer the more
    // is right.
    boolean valid =
        MessageDigest.isEqual(
            signatures.generate(timestamp, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
    return valid ? "" : "its signature is not Slack's";
  }

  private Response run(Context ctx, String body) throws Exception {
    Request<?> request;
    try {
      request =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(PATH)
                  .queryString(Map.of())
                  .requestBody(body)
                  .headers(new RequestHeaders(headers(ctx)))
                  .remoteAddress(ctx.ip())
                  .build());
    } catch (RuntimeException notUnderstood) {
      LOG.atWarn()
          .addKeyValue("reason", notUnderstood.getClass().getSimpleName())
          .log("request from Slack cannot be read");
      return Response.error(400);
    }
    try {
      return request == null ? Response.error(400) : app.run(request);
    } catch (RuntimeException failure) {
      LOG.atError().log("request from Slack failed", failure);
      return Response.error(400);
    }
  }

  private static Map<String, List<String>> headers(Context ctx) {
    Map<String, List<String>> headers = new HashMap<>();
    ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  private static void answer(Context ctx, Response response) {
    ctx.status(response.getStatusCode());
    if (response.getBody() != null) {
      ctx.contentType(response.getContentType()).result(response.getBody());
    }
  }

  private static void refuse(Context ctx, int status, String reason) {
    LOG.atWarn()
        .addKeyValue("reason", reason)
        .addKeyValue("from", ctx.ip())
        .log("request to %s refused".formatted(PATH));
    ctx.status(status).contentType("application/json; charset=utf-8");
    ctx.result("{\"error\":\"The request was refused: " + reason + ".\"}");
  }

  private static String header(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.header(name), "");
  }

  /** Returns the body as it was signed, byte for byte. */
  private static String body(Context ctx) throws IOException {
    try (InputStream stream = ctx.req().getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
