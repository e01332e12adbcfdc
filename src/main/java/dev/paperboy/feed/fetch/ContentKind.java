package dev.paperboy.feed.fetch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of documents that sources return. */
public enum ContentKind {
  /** JSON (RFC 8259). */
  JSON("JSON", "application/json"),
  /** XML of any vocabulary: RSS, Atom, RDF. */
  XML(
      "a feed",
      "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9,"
          + " */*;q=0.1"),
  /** A picture in PNG or JPEG. */
  PICTURE("a picture", "image/png, image/jpeg");

  private static final Pattern XML_PREAMBLE =
      Pattern.compile("^(?:\\s|<\\?.*?\\?>|<!--.*?-->)+", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,40}");
  private static final Pattern JSON_FEED =
      Pattern.compile(
          "^\\{[^{}]{0,500}\"https?:\\\\?/\\\\?/(?:www\\.)?jsonfeed\\.org\\\\?/version");
  private static final Pattern MEDIA = Pattern.compile("(?:image|audio|video|font)/");
  private static final Pattern RATE =
      Pattern.compile("rate (?:limit )?exceeded|too many requests", Pattern.CASE_INSENSITIVE);

  private final String people;
  private final String accept;

  ContentKind(String people, String accept) {
    this.people = people;
    this.accept = accept;
  }

  /** Returns the value of the {@code Accept} header for it. */
  String accept() {
    return accept;
  }

  /**
   * Returns why a body is not of this kind; empty if it is. The content is decisive: a feed with a
   * generic, wrong or invalid media type is accepted, and a web page is recognized. Only images,
   * audio and fonts are never accepted.
   */
  Optional<String> whyNot(ResponseBody body) {
    if (this == PICTURE && body.beginsLikePicture()) {
      return Optional.empty();
    }
    String opening = body.opening();
    if (opening.isEmpty()) {
      return Optional.of("returned nothing");
    }
    if (isWebPage(opening)) {
      return Optional.of("returned a web page, not " + people);
    }
    if (looksRight(opening) && !MEDIA.matcher(body.mediaType()).lookingAt()) {
      return Optional.empty();
    }
    if (this == XML && JSON_FEED.matcher(opening).find()) {
      return Optional.of(
          "returned a JSON feed, which is not supported; most sites have an RSS or Atom feed as"
              + " well");
    }
    String type = TYPE.matcher(body.mediaType()).matches() ? " labelled " + body.mediaType() : "";
    String excerpt = body.excerpt();
    boolean informative = !looksRight(opening) && !opening.startsWith("<") && !excerpt.isEmpty();
    String words = informative ? ": “" + excerpt + "”" : "";
    return Optional.of("returned something" + type + " that is not " + people + words);
  }

  /** Returns whether the text reports, under whatever status, that the rate limit was exceeded. */
  static boolean isRateLimit(ResponseBody body) {
    return body.size() < 300 && RATE.matcher(body.excerpt()).find();
  }

  private static boolean isWebPage(String opening) {
    String start = XML_PREAMBLE.matcher(opening).replaceFirst("").toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  private boolean looksRight(String opening) {
    return switch (this) {
      case JSON -> opening.startsWith("[") || opening.startsWith("{");
      case PICTURE -> false;
      case XML -> opening.startsWith("<") || opening.contains("<rss") || opening.contains("<feed");
    };
  }
}
