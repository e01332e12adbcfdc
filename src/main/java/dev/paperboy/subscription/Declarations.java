package dev.paperboy.subscription;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Subscriptions as YAML: a list with one mapping each.
 *
 * <pre>
 * - {platform: console, channel: papers, query: "diffusion -survey", cadence: daily at 09:00, max: 5}
 * </pre>
 *
 * <p>{@code platform} is {@code console} and {@code tenant} is {@code local} unless they are given;
 * {@code cadence} is {@code instant}; the query {@code instant} says what does not wait for the
 * digest.
 */
public final class Declarations {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());
  private static final Set<String> KEYS =
      Set.of(
          "platform", "tenant", "channel", "name", "query", "cadence", "max", "instant", "paused");

  private Declarations() {}

  /**
   * What a text declares.
   *
   * @param declarations those that could be read
   * @param problems what is wrong with the others, a sentence each
   */
  public record Reading(List<Declaration> declarations, List<String> problems) {
    /** Copies the lists. */
    public Reading {
      declarations = List.copyOf(declarations);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads what {@link #write} wrote, or a person.
   *
   * @param here where those subscriptions go that name no channel
   */
  public static Reading read(String text, Optional<ChannelId> here) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JacksonException failure) {
      return new Reading(List.of(), List.of("This is not YAML: " + failure.getOriginalMessage()));
    }
    if (root == null || root.isMissingNode() || root.isNull()) {
      return new Reading(List.of(), List.of());
    }
    if (!root.isArray()) {
      return new Reading(
          List.of(), List.of("This is not a list of subscriptions; begin each with `- query: …`."));
    }
    List<Declaration> declarations = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (JsonNode entry : root) {
      number++;
      try {
        declarations.add(declaration(entry, here));
      } catch (IllegalArgumentException wrong) {
        problems.add("Subscription " + number + ": " + wrong.getMessage());
      }
    }
    return new Reading(declarations, problems);
  }

  private static Declaration declaration(JsonNode entry, Optional<ChannelId> here) {
    if (!entry.isObject()) {
      throw new IllegalArgumentException("is not a mapping such as {query: diffusion}");
    }
    for (Iterator<String> keys = entry.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "has an unknown key `" + key + "`; there are " + String.join(", ", sorted()));
      }
    }
    String query = text(entry, "query", "");
    if (query.isBlank()) {
      throw new IllegalArgumentException("has no `query`");
    }
    String channel = text(entry, "channel", "");
    if (channel.isBlank() && here.isEmpty()) {
      throw new IllegalArgumentException("has no `channel`");
    }
    ChannelId id =
        channel.isBlank()
            ? here.orElseThrow()
            : new ChannelId(
                text(entry, "platform", "console"), text(entry, "tenant", "local"), channel);
    JsonNode max = entry.path("max");
    if (!max.isMissingNode() && (!max.isIntegralNumber() || !max.canConvertToInt())) {
      throw new IllegalArgumentException(
          "`max` is not a number from 1 to " + Subscription.HIGHEST_MAX);
    }
    Cadence cadence = Cadence.read(text(entry, "cadence", "instant"));
    return new Declaration(
        id,
        text(entry, "name", id.id()),
        new Wish(query, cadence, max.asInt(0), text(entry, "instant", "").strip()),
        text(entry, "paused", ""));
  }

  private static List<String> sorted() {
    return KEYS.stream().sorted().toList();
  }

  private static String text(JsonNode entry, String key, String otherwise) {
    JsonNode value = entry.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isValueNode()) {
      throw new IllegalArgumentException("`" + key + "` is not a text");
    }
    return value.asText();
  }

  /** Writes subscriptions so that {@link #read} reads the same ones. */
  public static String write(List<Declaration> declarations) {
    ArrayNode list = YAML.createArrayNode();
    for (Declaration one : declarations) {
      ObjectNode entry = list.addObject();
      entry.put("platform", one.channel().platform());
      entry.put("tenant", one.channel().tenant());
      entry.put("channel", one.channel().id());
      entry.put("name", one.channelName());
      entry.put("query", one.wish().query());
      entry.put("cadence", one.wish().cadence().typed());
      if (one.wish().max() > 0) {
        entry.put("max", one.wish().max());
      }
      if (!one.wish().exception().isEmpty()) {
        entry.put("instant", one.wish().exception());
      }
      if (!one.pause().isEmpty()) {
        entry.put("paused", one.pause());
      }
    }
    try {
      return YAML.writeValueAsString(list);
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("cannot be written as YAML", failure);
    }
  }
}
