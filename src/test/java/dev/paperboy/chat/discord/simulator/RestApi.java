package dev.paperboy.chat.discord.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The door of the REST API: faults, the token, rate limits, then the endpoint. Thread-safe. */
final class RestApi {
  static final String ROOT = "/api/v10/";
  private static final int CUT = 0;

  private final World world;
  private final String token;
  private final Router router;
  private final RateLimits limits;
  private final Faults faults;
  private final List<RecordedRequest> requests = new ArrayList<>();

  RestApi(World world, String token, Router router, RateLimits limits, Faults faults) {
    this.world = world;
    this.token = token;
    this.router = router;
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

  void handle(Context context) throws InterruptedException {
    Instant arrived = Instant.now();
    Call call;
    try {
      call = read(context);
    } catch (JsonProcessingException unreadable) {
      write(context, Reply.error(400, 50109, "The request body contains invalid JSON."));
      return;
    }
    Optional<Fault> fault = faults.of(call);
    boolean cutting = fault.filter(Fault::isCutting).isPresent();
    Reply reply =
        fault.isPresent()
            ? fault.get().answered(Reply.NOTHING, () -> answer(context, call))
            : answer(context, call);
    record(context, call, arrived, cutting ? CUT : reply.status(), reply);
    if (cutting) {
      cut(context);
    } else {
      limits.count(reply);
      write(context, reply);
    }
  }

  private Reply answer(Context context, Call call) {
    if (!isAuthorised(context, call)) {
      return Reply.error(401, 0, "401: Unauthorized");
    }
    RateLimits.Decision decision = limits.decide(call);
    if (decision.refusal() != null) {
      return decision.refusal();
    }
    synchronized (world) {
      try {
        return router.answer(call).with(decision.headers());
      } catch (Refusal refusal) {
        return refusal.reply().with(decision.headers());
      }
    }
  }

  private boolean isAuthorised(Context context, Call call) {
    // These carry their right in the address.
    boolean open =
        call.path().equals("gateway")
            || call.path().startsWith("interactions/")
            || call.path().startsWith("webhooks/");
    return open || ("Bot " + token).equals(context.header("Authorization"));
  }

  private static Call read(Context context) throws JsonProcessingException {
    boolean multipart = context.isMultipartFormData();
    String text = multipart ? context.formParam("payload_json") : context.body();
    JsonNode body = text == null || text.isBlank() ? Json.object().path("none") : Json.read(text);
    List<String> files =
        multipart
            ? context.uploadedFiles().stream().map(UploadedFile::filename).toList()
            : List.of();
    String path = context.path().substring(ROOT.length());
    String method = context.method().name();
    return new Call(method, path, Map.of(), context.queryParamMap(), body, files);
  }

  private void record(Context context, Call call, Instant arrived, int status, Reply reply) {
    String query = context.queryString();
    RecordedRequest request =
        new RecordedRequest(
            call.method(),
            call.path(),
            query == null ? "" : query,
            call.body(),
            call.files(),
            arrived,
            status,
            reply.body() == null ? "" : reply.body().toString());
    synchronized (requests) {
      requests.add(request);
    }
  }

  private static void write(Context context, Reply reply) {
    context.status(reply.status());
    reply.headers().forEach(context::header);
    if (reply.body() != null) {
      context.contentType("application/json").result(reply.body().toString());
    }
  }

  private static void cut(Context context) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
