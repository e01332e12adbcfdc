package dev.paperboy.subscription;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.paperboy.subscription.YamlNode.Items;
import dev.paperboy.subscription.YamlNode.Keys;
import dev.paperboy.subscription.YamlNode.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Parses YAML, keeping the line of each node. All values are plain texts: neither {@code no} nor
 * {@code 2026-12-24} has a special meaning. Constructs that could grow or nest without limit are
 * rejected.
 */
final class DeclarationYaml {
  private static final int DEEPEST = 8;
  private static final int LONGEST = 50_000_000;
  private static final YAMLFactory YAML = factory();

  private final YAMLParser parser;

  private DeclarationYaml(YAMLParser parser) {
    this.parser = parser;
  }

  /** Reports a parse error, and its position. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstood(String reason, int line) {
      super(reason + " (line " + line + ")");
    }

    NotUnderstood(String reason) {
      super(reason);
    }
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST).maxNameLength(LONGEST).build())
        .build();
  }

  /**
   * Returns the content of the text; empty if there is none.
   *
   * @throws NotUnderstood if it is not YAML, or uses unsupported features
   */
  static Optional<YamlNode> read(String text) throws NotUnderstood {
    String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (YAMLParser parser = YAML.createParser(clean)) {
      return new DeclarationYaml(parser).document();
    } catch (JacksonException failure) {
      throw new NotUnderstood("This is not YAML: " + words(failure));
    } catch (IOException failure) {
      throw new NotUnderstood("This is not YAML: " + failure.getMessage());
    }
  }

  private static String words(JacksonException failure) {
    if (!(failure.getCause() instanceof MarkedYAMLException marked)
        || marked.getProblemMark() == null) {
      return String.valueOf(failure.getOriginalMessage())
          .lines()
          .findFirst()
          .orElse("it is damaged");
    }
    String problem = String.valueOf(marked.getProblem());
    return (problem.contains("(TAB)") ? "tabs are not allowed here; use spaces" : problem)
        + " (line %d, column %d)"
            .formatted(
                marked.getProblemMark().getLine() + 1, marked.getProblemMark().getColumn() + 1);
  }

  private Optional<YamlNode> document() throws IOException, NotUnderstood {
    JsonToken token = parser.nextToken();
    if (token == null) {
      return Optional.empty();
    }
    YamlNode root = node(token, 0);
    if (parser.nextToken() != null) {
      throw new NotUnderstood("A second document starts; put everything into one", line());
    }
    return root instanceof Text text && text.value().isEmpty()
        ? Optional.empty()
        : Optional.of(root);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private YamlNode node(JsonToken token, int depth) throws IOException, NotUnderstood {
    int line = line();
    if (depth > DEEPEST) {
      throw new NotUnderstood("This is nested too deeply", line);
    }
    if (parser.isCurrentAlias()) {
      throw new NotUnderstood("`*" + parser.getText() + "` is an alias; write it out", line);
    }
    return switch (token) {
      case START_OBJECT -> keys(line, depth);
      case START_ARRAY -> items(line, depth);
      case VALUE_NULL -> new Text("", line);
      default -> new Text(parser.getText(), line);
    };
  }

  private Keys keys(int line, int depth) throws IOException, NotUnderstood {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int where = line();
      if (values.put(key, node(parser.nextToken(), depth + 1)) != null) {
        throw new NotUnderstood("`" + key + "` is given twice", where);
      }
    }
    return new Keys(values, line);
  }

  private Items items(int line, int depth) throws IOException, NotUnderstood {
    List<YamlNode> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      values.add(node(token, depth + 1));
    }
    return new Items(values, line);
  }
}
