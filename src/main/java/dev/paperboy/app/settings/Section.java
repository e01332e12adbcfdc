package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Environment;
import dev.paperboy.app.settings.value.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Keys and values of one section of the file, read one by one. Any invalid value is recorded and
 * treated as absent, so that reading continues and finds all problems. A key without a value, or
 * with an empty one, is also absent. For one thread.
 */
final class Section {

  /** Converts a text to a value; throws IllegalArgumentException if it is invalid. */
  @FunctionalInterface
  interface Conversion<T> {
    T of(String text);
  }

  private static final Pattern PORT = Pattern.compile(":\\d{0,5}(?:/|$)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://*+)?(?<place>[^?]*+)(?<query>\\?.*)?",
          Pattern.DOTALL);

  private final MappingNode node;
  private final String path;
  private final Environment environment;
  private final SettingsFindings findings;
  private final boolean optional;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> missingVariables = new ArrayList<>();

  private Section(
      MappingNode node,
      String path,
      Environment environment,
      SettingsFindings findings,
      boolean optional) {
    this.node = node;
    this.path = path;
    this.environment = environment;
    this.findings = findings;
    this.optional = optional;
    node.getValue().forEach(this::take);
  }

  /** Returns the root section of the file. */
  static Section root(MappingNode node, Environment environment, SettingsFindings findings) {
    return new Section(node, "", environment, findings, false);
  }

  private void take(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      findings.problem(tuple.getKeyNode(), "a key must be a word, followed by a colon");
      return;
    }
    Node earlier = keys.putIfAbsent(key.getValue(), key);
    if (earlier != null) {
      findings.problem(
          key,
          "%s is repeated; it is already on line %d"
              .formatted(at(key.getValue()), SettingsFindings.line(earlier)));
    } else if (!key.getValue().isEmpty()) {
      values.put(key.getValue(), tuple.getValueNode());
    }
  }

  /** Returns whether the key exists and has a value, valid or not. */
  boolean has(String key) {
    return given(key).isPresent();
  }

  private Optional<Node> given(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !isNothing(value));
  }

  /** Returns whether the key exists, with or without a value. */
  boolean isThere(String key) {
    return values.containsKey(key);
  }

  /** Returns whether the value of the key is an empty list. */
  boolean isEmptyList(String key) {
    return values.get(key) instanceof SequenceNode sequence && sequence.getValue().isEmpty();
  }

  /** Returns the value of a key; empty if it is absent or invalid. */
  <T> Optional<T> value(String key, Conversion<T> conversion) {
    return read(key, conversion, true);
  }

  /** Returns the value of a key that is never shown. */
  Optional<Secret> secret(String key) {
    return read(key, Secret::new, false);
  }

  /** Returns the value of a key that is never shown in a message. */
  <T> Optional<T> hidden(String key, Conversion<T> conversion) {
    return read(key, conversion, false);
  }

  /** Returns the value of a required key. */
  <T> Optional<T> required(String key, String example, Conversion<T> conversion) {
    if (!has(key)) {
      known.add(key);
      findings.problem(node, "%s is missing; it looks like `%s`".formatted(at(key), example));
      return Optional.empty();
    }
    return value(key, conversion);
  }

  private <T> Optional<T> read(String key, Conversion<T> conversion, boolean show) {
    known.add(key);
    Optional<Node> value = given(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof ScalarNode scalar) {
      return convert(scalar, at(key), conversion, show);
    }
    findings.problem(
        value.get(), "%s must be a single value, but is %s".formatted(at(key), kind(value.get())));
    return Optional.empty();
  }

  private <T> Optional<T> convert(
      ScalarNode scalar, String place, Conversion<T> conversion, boolean show) {
    try {
      Environment.Filled filled = environment.fill(scalar.getValue());
      if (!filled.missing().isEmpty()) {
        missing(scalar, place, filled.missing());
        return Optional.empty();
      }
      String text = filled.text().strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(conversion.of(text));
    } catch (IllegalArgumentException e) {
      String shown = show ? " is " + shown(scalar) : "";
      findings.problem(scalar, place + shown + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void missing(ScalarNode scalar, String place, List<String> names) {
    if (optional) {
      missingVariables.addAll(names);
      return;
    }
    for (String name : names) {
      findings.problem(
          scalar,
          "%s reads the environment variable %s, which is not set; set it, or write ${%s:-default}"
              .formatted(place, name, name));
    }
  }

  /** Returns the values of a list; invalid ones are recorded and left out. */
  <T> List<T> list(String key, String example, Conversion<T> conversion) {
    List<T> items = new ArrayList<>();
    elements(key, example, ScalarNode.class)
        .forEach((place, scalar) -> convert(scalar, place, conversion, true).ifPresent(items::add));
    return items;
  }

  /** Returns the sections of a list; invalid ones are recorded and left out. */
  List<Section> sections(String key, String example) {
    List<Section> sections = new ArrayList<>();
    elements(key, "[ %s ]".formatted(example), MappingNode.class)
        .forEach(
            (place, mapping) ->
                sections.add(new Section(mapping, place, environment, findings, false)));
    return sections;
  }

  private <N extends Node> Map<String, N> elements(String key, String example, Class<N> type) {
    known.add(key);
    Map<String, N> elements = new LinkedHashMap<>();
    Optional<Node> value = given(key);
    if (value.isEmpty()) {
      return elements;
    }
    if (!(value.get() instanceof SequenceNode sequence)) {
      findings.problem(
          value.get(),
          "%s must be a list, like %s, but is %s".formatted(at(key), example, kind(value.get())));
      return elements;
    }
    IntStream.range(0, sequence.getValue().size())
        .forEach(
            index -> {
              Node element = sequence.getValue().get(index);
              String place = "%s[%d]".formatted(at(key), index);
              if (type.isInstance(element) && !isNothing(element)) {
                elements.put(place, type.cast(element));
              } else {
                findings.problem(
                    element,
                    "%s must be as in %s, but is %s".formatted(place, example, kind(element)));
              }
            });
    return elements;
  }

  /** Returns a section within this one; empty if it is absent or invalid. */
  Optional<Section> section(String key, String example) {
    return inner(key, example, optional);
  }

  /** Returns a section that may refer to variables that are not set. */
  Optional<Section> optionalSection(String key, String example) {
    return inner(key, example, true);
  }

  private Optional<Section> inner(String key, String example, boolean mayMiss) {
    known.add(key);
    Optional<Node> value = given(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof MappingNode mapping) {
      return Optional.of(new Section(mapping, at(key), environment, findings, mayMiss));
    }
    findings.problem(
        value.get(),
        "%s must be keys and values, like %s, but is %s"
            .formatted(at(key), example, kind(value.get())));
    return Optional.empty();
  }

  /** Records the unknown keys. Must be called after all known ones were read. */
  void close() {
    keys.forEach(
        (key, where) -> {
          if (!known.contains(key)) {
            String place = path.isEmpty() ? "" : " in " + path;
            findings.problem(
                where,
                "unknown key `%s`%s; %s".formatted(key, place, KeySuggestion.on(key, known)));
          }
        });
  }

  /** Records a problem with a key, or with the section if the key is absent. */
  void problem(String key, String message) {
    findings.problem(given(key).orElse(node), at(key) + message);
  }

  /** Returns the variables that are not set, in an optional section. */
  List<String> missingVariables() {
    return List.copyOf(missingVariables);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private boolean isNothing(Node value) {
    return value instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.NULL) || environment.isNothing(scalar.getValue()));
  }

  /** Returns a value as written, except for secrets in URLs: user, password and query. */
  private static String shown(ScalarNode scalar) {
    Matcher address = ADDRESS.matcher(scalar.getValue());
    // Without a colon it is a mail address, or no address at all.
    if (!address.matches() || scalar.getValue().indexOf(':') < 0) {
      return "`" + scalar.getValue() + "`";
    }
    String scheme = Objects.requireNonNullElse(address.group("scheme"), "");
    String place = address.group("place");
    String query = address.group("query");
    int at = place.lastIndexOf('@');
    // A password may hold a question mark, too.
    boolean mixed = at < 0 && query != null && query.contains("@");
    String rest = at < 0 ? withoutOddPort(scheme, place) : "…" + place.substring(at);
    return "`" + scheme + (mixed ? "" : rest) + (query == null ? "" : "…") + "`";
  }

  /** What follows the host and is no port may be a password whose {@code @} was forgotten. */
  private static String withoutOddPort(String scheme, String place) {
    int colon = place.indexOf(':', place.lastIndexOf(']') + 1);
    boolean odd = colon >= 0 && !PORT.matcher(place.substring(colon)).lookingAt();
    return odd && !scheme.isEmpty() ? place.substring(0, colon) + ":…" : place;
  }

  private String kind(Node node) {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node instanceof MappingNode) {
      return "keys and values";
    }
    return isNothing(node) ? "empty" : shown((ScalarNode) node);
  }
}
