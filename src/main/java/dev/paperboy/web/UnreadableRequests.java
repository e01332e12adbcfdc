package dev.paperboy.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Responds in JSON to requests that Jetty rejects before any handler runs. */
final class UnreadableRequests extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    SecurityHeaders.ALL.forEach(response.getHeaders()::put);
    String reason = message == null || message.isBlank() ? "The request is malformed." : message;
    byte[] body = JsonAnswer.bytes(JsonAnswer.errorBody(reason));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
