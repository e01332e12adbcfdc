package dev.paperboy.chat.discord.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.paperboy.CapturedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Checks what a bot has sent against Discord's own description of its API. Thread-safe. */
public final class OpenApiCheck {
  private final JsonNode document;
  private final Map<String, Optional<JsonSchema>> schemas = new ConcurrentHashMap<>();

  private OpenApiCheck(JsonNode document) {
    this.document = document;
  }

  /** The check; skips the running test where the description is not at hand. */
  public static OpenApiCheck orSkip() {
    Optional<Path> file =
        CapturedData.folder()
            .map(folder -> folder.resolve("specs/discord-openapi.json"))
            .filter(Files::isRegularFile);
    assumeTrue(file.isPresent(), "Discord's description of its API is not here: skipped");
    try {
      JsonNode document = Json.read(Files.readString(file.orElseThrow()));
      correct(document);
      return new OpenApiCheck(document);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What is wrong with the bodies, each with its request; empty when nothing is. */
  public List<String> mistakes(Collection<RecordedRequest> requests) {
    List<String> mistakes = new ArrayList<>();
    for (RecordedRequest request : requests) {
      mistakes.addAll(mistakes(request));
    }
    return mistakes;
  }

  /** What is wrong with a body; empty when nothing is, or none is described. */
  public List<String> mistakes(RecordedRequest request) {
    String name = request.method() + " " + request.path();
    Optional<JsonSchema> schema = schema(request);
    if (schema.isEmpty() || request.body().isMissingNode()) {
      return List.of();
    }
    return schema.get().validate(withNumbers(request.body())).stream()
        .map(ValidationMessage::getMessage)
        .map(mistake -> name + ": " + mistake)
        .toList();
  }

  /** Whether the description says what such a request must hold. */
  public boolean describes(RecordedRequest request) {
    return schema(request).isPresent();
  }

  private Optional<JsonSchema> schema(RecordedRequest request) {
    String method = request.method().toLowerCase(Locale.ROOT);
    String[] path = ("/" + request.path()).split("/", -1);
    String best = "";
    for (String template : (Iterable<String>) document.path("paths")::fieldNames) {
      boolean described = document.path("paths").path(template).has(method);
      // A literal part says more than a name in braces: @original, @me.
      if (described && fits(template.split("/", -1), path) && names(template) <= names(best)) {
        best = template;
      }
    }
    return best.isEmpty() ? Optional.empty() : described(best, method);
  }

  private Optional<JsonSchema> described(String template, String method) {
    return schemas.computeIfAbsent(
        method + " " + template,
        key -> {
          JsonNode body =
              document
                  .path("paths")
                  .path(template)
                  .path(method)
                  .path("requestBody")
                  .path("content")
                  .path("application/json")
                  .path("schema");
          return body.isMissingNode() ? Optional.empty() : Optional.of(compile(body));
        });
  }

  private JsonSchema compile(JsonNode body) {
    ObjectNode schema = body.deepCopy();
    schema.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static int names(String template) {
    return template.isEmpty()
        ? Integer.MAX_VALUE
        : (int) template.chars().filter(letter -> letter == '{').count();
  }

  private static boolean fits(String[] template, String[] path) {
    boolean fits = template.length == path.length;
    for (int i = 0; fits && i < path.length; i++) {
      fits = template[i].startsWith("{") || template[i].equals(path[i]);
    }
    return fits;
  }

  /** Permissions are described as a number, but documented, sent and answered as a text. */
  private static void correct(JsonNode document) {
    String field = "default_member_permissions";
    for (JsonNode owner : document.path("components").path("schemas").findParents(field)) {
      ObjectNode corrected = Json.object();
      corrected.putArray("type").add("string").add("null");
      ((ObjectNode) owner).set(field, corrected);
    }
  }

  /** The library sends the numbers of contexts and installations as texts, which Discord takes. */
  private static JsonNode withNumbers(JsonNode body) {
    JsonNode copy = body.deepCopy();
    for (String field : List.of("contexts", "integration_types")) {
      for (JsonNode owner : copy.findParents(field)) {
        ArrayNode numbers = Json.array();
        owner.path(field).forEach(number -> numbers.add(number.asInt()));
        ((ObjectNode) owner).set(field, numbers);
      }
    }
    return copy;
  }
}
