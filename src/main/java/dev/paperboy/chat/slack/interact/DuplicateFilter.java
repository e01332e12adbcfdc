package dev.paperboy.chat.slack.interact;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import dev.paperboy.fleet.Claims;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each event once. Slack retries events that were not acknowledged in time, also to another
 * replica: those already handled are acknowledged, and not handled again. Thread-safe.
 */
public final class DuplicateFilter implements Middleware {
  private static final Logger LOG = LoggerFactory.getLogger(DuplicateFilter.class);

  /** Longer than Slack retries. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Claims claims;

  /** Creates a filter of events that several replicas may receive. */
  public DuplicateFilter(Claims claims) {
    this.claims = claims;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    String event = request instanceof EventRequest ? event(request.getRequestBodyAsString()) : "";
    if (event.isEmpty()) {
      return chain.next(request);
    }
    if (!claims.claim(claim(event), REMEMBERED)) {
      LOG.atDebug()
          .addKeyValue("event", event)
          .addKeyValue("retry", ((EventRequest) request).getContext().getRetryNum())
          .log("duplicate event from Slack ignored");
      return Response.ok();
    }
    boolean accepted = false;
    try {
      Response result = chain.next(request);
      accepted = result.getStatusCode() < 300;
      return result;
    } finally {
      if (!accepted) {
        claims.release(claim(event));
      }
    }
  }

  private static String claim(String event) {
    return "slack event " + event;
  }

  private static String event(String body) {
    JsonElement root = JsonParser.parseString(body);
    JsonElement id = root instanceof JsonObject object ? object.get("event_id") : null;
    return id == null || !id.isJsonPrimitive() ? "" : id.getAsString();
  }
}
