package dev.paperboy.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Responds in JSON to requests that are rejected before any handler of a route runs. */
final class UnreadableRequests extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String reason = message == null || message.isBlank() ? "The request is malformed." : message;
    respond(response, reason, callback);
  }

  /** Writes the whole response but for its status. */
  static void respond(Response response, String reason, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    SecurityHeaders.ALL.forEach(response.getHeaders()::put);
    byte[] body = JsonAnswer.bytes(JsonAnswer.errorBody(reason));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
