package dev.paperboy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Sends responses in JSON. */
public final class JsonAnswer {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String ERROR_PAGE = ErrorPage.class.getName();

  private JsonAnswer() {}

  /** Makes errors of this request pages. */
  static void setErrorPage(ErrorPage page, Context ctx) {
    ctx.attribute(ERROR_PAGE, page);
  }

  /** Sends this body in UTF-8, leaving the status unchanged. */
  public static void send(Context ctx, JsonNode body) {
    ctx.contentType("application/json; charset=utf-8");
    ctx.result(bytes(body));
  }

  /** Sends an error; to a browser that asked for a page, as a page. */
  public static void error(Context ctx, int status, String message) {
    ctx.status(status);
    ErrorPage page = ctx.attribute(ERROR_PAGE);
    if (page != null) {
      ctx.header("Cache-Control", "no-store").html(page.html(status, message));
      return;
    }
    send(ctx, errorBody(message));
  }

  /** Returns the body of an error: {@code {"error": message}}. */
  public static ObjectNode errorBody(String message) {
    return JsonNodeFactory.instance.objectNode().put("error", message);
  }

  /**
   * Returns the JSON text on one line; an unpaired surrogate, which UTF-8 cannot encode, becomes
   * U+FFFD.
   */
  public static String text(JsonNode body) {
    try {
      return wellFormed(MAPPER.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }

  static byte[] bytes(JsonNode body) {
    return text(body).getBytes(StandardCharsets.UTF_8);
  }

  private static String wellFormed(String text) {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }
}
