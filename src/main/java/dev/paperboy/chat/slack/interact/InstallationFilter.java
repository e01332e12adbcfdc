package dev.paperboy.chat.slack.interact;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.response.Response;
import dev.paperboy.chat.slack.send.Workspaces;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rejects requests from workspaces where Paperboy is not installed. */
public final class InstallationFilter implements Middleware {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationFilter.class);

  /** These report the bot's removal, when its token is already gone. */
  private static final Set<String> FAREWELLS = Set.of("app_uninstalled", "tokens_revoked");

  private final Workspaces workspaces;

  /** Passes requests from these workspaces. */
  public InstallationFilter(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (request.getRequestType() == RequestType.UrlVerification || isFarewell(request)) {
      return chain.next(request);
    }
    String team = request.getContext().getTeamId();
    if (team != null && workspaces.token(team).isPresent()) {
      return chain.next(request);
    }
    LOG.atWarn()
        .addKeyValue("team", team)
        .addKeyValue("request", request.getRequestType())
        .log("request refused: Paperboy is not installed in this workspace");
    // Acknowledged, because Slack would send it again.
    return request.getRequestType() == RequestType.Command
        ? Response.ok(
            Map.of(
                "response_type",
                "ephemeral",
                "text",
                "Paperboy is not installed in this workspace; its admins can install it again."))
        : Response.ok();
  }

  private static boolean isFarewell(Request<?> request) {
    return request instanceof EventRequest event && FAREWELLS.contains(event.getEventType());
  }
}
