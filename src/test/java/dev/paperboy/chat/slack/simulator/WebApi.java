package dev.paperboy.chat.slack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** The door of the Web API: faults, the token, rate limits, then the method. Thread-safe. */
final class WebApi {
  static final String ROOT = "/api/";
  private static final int CUT = 0;
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final World world;
  private final Methods methods;
  private final Interactions interactions;
  private final RateLimits limits;
  private final Faults faults;
  private final List<RecordedRequest> requests = new ArrayList<>();

  WebApi(
      World world, Methods methods, Interactions interactions, RateLimits limits, Faults faults) {
    this.world = world;
    this.methods = methods;
    this.interactions = interactions;
    this.limits = limits;
    this.faults = faults;
  }

  List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  void forgetRequests() {
    synchronized (requests) {
      requests.clear();
    }
  }

  void callMethod(Context context) throws InterruptedException {
    handle(context, read(context), null);
  }

  void respond(Context context) throws InterruptedException {
    JsonNode body = Json.readOrMissing(context.body());
    ObjectNode parameters = body instanceof ObjectNode object ? object : Json.object();
    Call call = new Call("response_url", parameters, "", null);
    handle(context, call, context.path().substring(1));
  }

  private void handle(Context context, Call call, @Nullable String responsePath)
      throws InterruptedException {
    Instant arrived = Instant.now();
    Optional<Fault> fault = faults.of(call);
    boolean cutting = fault.filter(Fault::isCutting).isPresent();
    Reply reply =
        fault.isPresent()
            ? fault.get().answered(Reply.NOTHING, () -> answer(call, responsePath))
            : answer(call, responsePath);
    record(call, arrived, cutting ? CUT : reply.status(), reply);
    if (cutting) {
      cut(context);
    } else {
      write(context, reply);
    }
  }

  private Reply answer(Call call, @Nullable String responsePath) {
    return responsePath == null ? answer(call) : respond(responsePath, call);
  }

  private Reply respond(String path, Call call) {
    synchronized (world) {
      return interactions.respond(path, call.parameters());
    }
  }

  private Reply answer(Call call) {
    synchronized (world) {
      try {
        Methods.Method method =
            methods.method(call.method()).orElseThrow(() -> Refusal.of("unknown_method"));
        if (!method.needsBot() && world.token(call.credential()).isEmpty()) {
          return limits.refusal(call).orElseGet(() -> carryOut(method, call));
        }
        Token token = token(call);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-OAuth-Scopes", String.join(",", token.scopes));
        headers.put("X-Accepted-OAuth-Scopes", method.scope());
        return answerTo(call.by(token), method).with(headers);
      } catch (Refusal refusal) {
        return Reply.json(200, refusal.body());
      }
    }
  }

  private Reply answerTo(Call call, Methods.Method method) {
    String scope = method.scope();
    if (!scope.isEmpty() && !call.caller().scopes.contains(scope)) {
      return Reply.json(200, Refusal.missingScope(scope, call.caller().scopes).body());
    }
    return limits.refusal(call).orElseGet(() -> carryOut(method, call));
  }

  private static Reply carryOut(Methods.Method method, Call call) {
    try {
      ObjectNode answer = Json.object().put("ok", true);
      answer.setAll(method.endpoint().apply(call));
      return Reply.json(200, answer);
    } catch (Refusal refusal) {
      return Reply.json(200, refusal.body());
    }
  }

  private Token token(Call call) {
    Refusal.when(call.credential().isEmpty(), "not_authed");
    Token token = world.token(call.credential()).orElseThrow(() -> Refusal.of("invalid_auth"));
    Refusal.when(!token.problem.isEmpty(), token.problem);
    Refusal.when(Instant.now().isAfter(token.expires), "token_expired");
    return token;
  }

  private static Call read(Context context) {
    ObjectNode parameters = Json.object();
    context.queryParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
    String type = String.valueOf(context.contentType());
    if (type.startsWith("application/json")) {
      Json.readOrMissing(context.body())
          .properties()
          .forEach(one -> parameters.set(one.getKey(), one.getValue()));
    } else {
      context.formParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
    }
    JsonNode field = parameters.remove("token");
    String header = context.header("Authorization");
    String credential = field == null ? "" : field.asText();
    if (header != null && header.startsWith(BEARER)) {
      credential = header.substring(BEARER.length());
    } else if (header != null && header.startsWith(BASIC)) {
      addClient(header.substring(BASIC.length()), parameters);
    }
    return new Call(context.path().substring(ROOT.length()), parameters, credential, null);
  }

  private static void addClient(String encoded, ObjectNode parameters) {
    byte[] decoded = Base64.getDecoder().decode(encoded);
    String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    parameters.put("client_id", pair[0]).put("client_secret", pair.length == 2 ? pair[1] : "");
  }

  private void record(Call call, Instant arrived, int status, Reply reply) {
    String workspace = world.token(call.credential()).map(token -> token.workspace.id()).orElse("");
    ObjectNode parameters = call.parameters().deepCopy();
    parameters.remove(List.of("client_secret", "refresh_token", "code"));
    RecordedRequest request =
        new RecordedRequest(call.method(), workspace, parameters, arrived, status, reply.body());
    synchronized (requests) {
      requests.add(request);
    }
  }

  private static void write(Context context, Reply reply) {
    context.status(reply.status());
    reply.headers().forEach(context::header);
    context.contentType(reply.contentType()).result(reply.body());
  }

  private static void cut(Context context) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
