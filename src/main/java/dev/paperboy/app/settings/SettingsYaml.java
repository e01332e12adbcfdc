package dev.paperboy.app.settings;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Parses YAML, keeping the line of every node; a syntax error becomes a problem. */
final class SettingsYaml {

  private SettingsYaml() {}

  /** Returns the keys and values of a text; none if the text is empty. */
  static Optional<MappingNode> parse(String text, SettingsFindings findings) {
    String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
    Node node;
    try {
      node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(clean));
    } catch (MarkedYAMLException e) {
      report(e, clean, findings);
      return Optional.empty();
    } catch (YAMLException e) {
      findings.problem(0, "this is not YAML: " + firstLine(e.getMessage()));
      return Optional.empty();
    }
    if (node == null || (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL))) {
      return Optional.of(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    findings.problem(node, "the file must be keys and values, like `feeds:`");
    return Optional.empty();
  }

  private static void report(MarkedYAMLException e, String text, SettingsFindings findings) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    if (mark == null) {
      findings.problem(0, "this is not YAML: " + firstLine(e.getMessage()));
      return;
    }
    boolean tab = mark.getIndex() < text.length() && text.codePointAt(mark.getIndex()) == '\t';
    String reason =
        tab
            ? "tabs are not allowed here; indent with spaces"
            : "this is not YAML: " + firstLine(e.getProblem());
    findings.problem(mark.getLine() + 1, "column %d: %s".formatted(mark.getColumn() + 1, reason));
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("it cannot be read").strip();
  }
}
