package dev.paperboy.feed.fetch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of documents that sources answer with. */
public enum Content {
  /** JSON (RFC 8259). */
  JSON("JSON", "application/json"),
  /** XML of any vocabulary: RSS, Atom, RDF. */
  XML(
      "a feed",
      "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9,"
          + " */*;q=0.1");

  private static final Pattern XML_PREAMBLE =
      Pattern.compile("^(?:\\s|<\\?.*?\\?>|<!--.*?-->)+", Pattern.DOTALL);
  private static final Pattern RATE =
      Pattern.compile("rate (?:limit )?exceeded|too many requests", Pattern.CASE_INSENSITIVE);

  private final String people;
  private final String accept;

  Content(String people, String accept) {
    this.people = people;
    this.accept = accept;
  }

  /** The value of the {@code Accept} header that asks for it. */
  String accept() {
    return accept;
  }

  /**
   * Why a body is not of this kind; empty when it is. A feed under a vague or mistaken type is
   * taken for what it is, as is a web page.
   */
  Optional<String> whyNot(Body body) {
    String opening = body.opening();
    if (opening.isEmpty()) {
      return Optional.of("answered with nothing");
    }
    if (isWebPage(opening)) {
      return Optional.of("answered with a web page, not " + people);
    }
    if (looksRight(opening) && (isDeclared(body.mediaType()) || isVague(body.mediaType()))) {
      return Optional.empty();
    }
    String type = body.mediaType().isEmpty() ? "something" : body.mediaType();
    String words =
        looksRight(opening) || opening.startsWith("<") ? "" : ": “" + body.excerpt() + "”";
    return Optional.of("answered with " + type + ", not " + people + words);
  }

  /** Whether the text says, under whatever status, that too much was asked. */
  static boolean isRateLimit(Body body) {
    return body.size() < 300 && RATE.matcher(body.excerpt()).find();
  }

  private static boolean isWebPage(String opening) {
    String start = XML_PREAMBLE.matcher(opening).replaceFirst("").toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  private boolean looksRight(String opening) {
    return switch (this) {
      case JSON -> opening.startsWith("[") || opening.startsWith("{");
      case XML -> opening.startsWith("<") || opening.contains("<rss") || opening.contains("<feed");
    };
  }

  private boolean isDeclared(String type) {
    return switch (this) {
      case JSON -> type.endsWith("/json") || type.endsWith("+json");
      case XML -> type.endsWith("/xml") || type.endsWith("+xml");
    };
  }

  private static boolean isVague(String type) {
    return switch (type) {
      case "",
          "text/plain",
          "text/html",
          "text/javascript",
          "application/octet-stream",
          "binary/octet-stream",
          "application/x-rss" ->
          true;
      default -> false;
    };
  }
}
