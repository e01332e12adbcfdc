package dev.paperboy.app.settings.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Substitutes {@code ${VARIABLE}} and {@code ${VARIABLE:-default}}. As in a shell, an empty
 * variable takes the default; without one it counts as missing.
 */
public final class Environment {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final Map<String, String> variables;

  /** Creates an environment with these variables. */
  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * A text with its variables substituted.
   *
   * @param text the text, without missing variables
   * @param missing names of the variables that are not set and have no default
   */
  public record Filled(String text, List<String> missing) {}

  /**
   * Substitutes the variables.
   *
   * @throws IllegalArgumentException if a <code>${</code> does not begin a reference
   */
  public Filled fill(String text) {
    List<String> missing = new ArrayList<>();
    StringBuilder filled = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      filled.append(plain(text.substring(from, matcher.start())));
      from = matcher.end();
      String value = variables.getOrDefault(matcher.group(1), "");
      String fallback = matcher.group(2);
      if (value.isEmpty() && fallback == null) {
        missing.add(matcher.group(1));
      }
      filled.append(value.isEmpty() && fallback != null ? fallback : value);
    }
    filled.append(plain(text.substring(from)));
    return new Filled(filled.toString(), missing);
  }

  /** Returns whether a text is blank once its variables, all of them set, are substituted. */
  public boolean isNothing(String text) {
    if (!text.contains("${")) {
      return text.isBlank();
    }
    try {
      Filled filled = fill(text);
      return filled.missing().isEmpty() && filled.text().isBlank();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String plain(String text) {
    if (text.contains("${")) {
      throw new IllegalArgumentException(
          "a variable is written ${NAME} or ${NAME:-default}, with letters, digits and underscores");
    }
    return text;
  }
}
