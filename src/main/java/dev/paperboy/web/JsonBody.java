package dev.paperboy.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the JSON object in the body of a request. */
public final class JsonBody {
  /** The maximum length of a body, in bytes. */
  public static final int LIMIT = 64 * 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode object;

  private JsonBody(ObjectNode object) {
    this.object = object;
  }

  /**
   * Reads the body.
   *
   * @throws io.javalin.http.HttpResponseException 400 if it is not a JSON object, 413 if it is
   *     longer than {@link #LIMIT}
   */
  public static JsonBody read(Context ctx) throws IOException {
    byte[] bytes;
    // The length of a body without Content-Length is only known once it has been read.
    try (InputStream stream = ctx.req().getInputStream()) {
      bytes = stream.readNBytes(LIMIT + 1);
    }
    if (bytes.length > LIMIT) {
      throw new ContentTooLargeResponse("The body is longer than " + LIMIT / 1024 + " kB.");
    }
    try {
      JsonNode node = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (node instanceof ObjectNode object) {
        return new JsonBody(object);
      }
    } catch (JsonProcessingException malformed) {
      throw new BadRequestResponse("The body is not JSON: " + malformed.getOriginalMessage());
    }
    throw new BadRequestResponse("The body must be a JSON object.");
  }

  /**
   * Returns a required text.
   *
   * @throws io.javalin.http.HttpResponseException 400 if it is missing, blank or not a text
   */
  public String required(String name) {
    String value = optional(name, "");
    if (value.isBlank()) {
      throw new BadRequestResponse("\"" + name + "\" is missing: a text that is not empty.");
    }
    return value;
  }

  /**
   * Returns the integers of an object, by name; empty if it is absent or null.
   *
   * @throws io.javalin.http.HttpResponseException 400 if it is something else
   */
  public Map<String, Long> numbers(String name) {
    JsonNode value = object.get(name);
    Map<String, Long> numbers = new LinkedHashMap<>();
    if (value == null || value.isNull()) {
      return numbers;
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().canConvertToLong() || !entry.getValue().isIntegralNumber()) {
        break;
      }
      numbers.put(entry.getKey(), entry.getValue().longValue());
    }
    if (!value.isObject() || numbers.size() < value.size()) {
      throw new BadRequestResponse("\"" + name + "\" must be an object of whole numbers.");
    }
    return numbers;
  }

  /**
   * Returns a text, or a default if it is absent or null.
   *
   * @throws io.javalin.http.HttpResponseException 400 if it is not a text
   */
  public String optional(String name, String otherwise) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new BadRequestResponse("\"" + name + "\" must be a text.");
    }
    return value.textValue();
  }
}
