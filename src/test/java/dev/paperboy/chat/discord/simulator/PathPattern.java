package dev.paperboy.chat.discord.simulator;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requests of a kind: a method (or {@code *}) and a path below {@code /api/v10/} in which {@code *}
 * stands for one part and {@code **} for any.
 */
record PathPattern(String method, Pattern path) {
  static PathPattern of(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("A pattern is a method and a path, not: " + text);
    }
    String expression =
        Arrays.stream(text.substring(space + 1).split("/", -1))
            .map(PathPattern::part)
            .collect(Collectors.joining("/"));
    return new PathPattern(text.substring(0, space), Pattern.compile(expression));
  }

  boolean fits(String requestMethod, String requestPath) {
    return (method.equals("*") || method.equals(requestMethod))
        && path.matcher(requestPath).matches();
  }

  private static String part(String part) {
    return switch (part) {
      case "*" -> "[^/]+";
      case "**" -> ".*";
      default -> Pattern.quote(part);
    };
  }
}
