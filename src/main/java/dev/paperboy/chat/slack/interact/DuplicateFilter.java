package dev.paperboy.chat.slack.interact;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each event once. Slack retries events that were not acknowledged in time: those already
 * handled are acknowledged, and not handled again. Thread-safe.
 */
public final class DuplicateFilter implements Middleware {
  private static final Logger LOG = LoggerFactory.getLogger(DuplicateFilter.class);

  private final RecentKeys handled = new RecentKeys();

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    String event = request instanceof EventRequest ? event(request.getRequestBodyAsString()) : "";
    if (event.isEmpty()) {
      return chain.next(request);
    }
    if (!handled.isNew(event)) {
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
        handled.forget(event);
      }
    }
  }

  private static String event(String body) {
    JsonElement root = JsonParser.parseString(body);
    JsonElement id = root instanceof JsonObject object ? object.get("event_id") : null;
    return id == null || !id.isJsonPrimitive() ? "" : id.getAsString();
  }
}
