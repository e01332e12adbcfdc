package dev.paperboy.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responds to each failure of a handler with {@code {"error": …}}. */
final class JsonErrors {
  private static final Logger log = LoggerFactory.getLogger(JsonErrors.class);

  private static final String FAILED = "Something went wrong. See the program's log for details.";

  private JsonErrors() {}

  static void addTo(RoutesConfig routes) {
    routes.exception(HttpResponseException.class, JsonErrors::answer);
    routes.exception(Exception.class, JsonErrors::fail);
  }

  /** Responds to errors that are not exceptions, such as a stack overflow. */
  static void fail(HttpServletResponse response, Error failure) {
    log.atError().setCause(failure).log("request failed");
    response.setStatus(500);
    response.setContentType("application/json; charset=utf-8");
    try {
      response.getOutputStream().write(JsonAnswer.bytes(JsonAnswer.errorBody(FAILED)));
    } catch (IOException gone) {
      log.atDebug().setCause(gone).log("client disconnected before the response");
    }
  }

  private static void answer(HttpResponseException refused, Context ctx) {
    JsonAnswer.error(ctx, refused.getStatus(), message(refused, ctx));
  }

  private static String message(HttpResponseException refused, Context ctx) {
    String given = String.valueOf(refused.getMessage());
    if (refused instanceof MethodNotAllowedResponse) {
      return "This path does not take " + ctx.method().name() + " requests.";
    }
    // Javalin's own message for an unknown path repeats the path.
    if (refused instanceof NotFoundResponse && given.startsWith("Endpoint ")) {
      return "There is nothing at this path.";
    }
    return given;
  }

  private static void fail(Exception failure, Context ctx) {
    log.atError()
        .addKeyValue("method", ctx.method().name())
        .addKeyValue("path", LoggedPath.of(ctx))
        .setCause(failure)
        .log("request failed");
    JsonAnswer.error(ctx, 500, FAILED);
  }
}
