package dev.paperboy.feed.syndication;

import dev.paperboy.feed.text.PlainText;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the items out of a feed that is not well-formed, and makes a small feed of each, mended
 * where the mistake is a usual one: a bare ampersand, an entity of HTML, a forbidden character, a
 * prefix that was not declared. Document types are left behind, so their entities mean nothing
 * here.
 */
final class ItemFragments {

  private static final Pattern PLACE =
      Pattern.compile(
          "<!--|<!\\[CDATA\\[|<(/?)(?:[\\w-]+:)?(item|entry)(?=[\\s>/])", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("\\bxmlns:([\\w-]+)\\s*=\\s*(\"[^\"<&]*\"|'[^'<&]*')");
  private static final Pattern PREFIX = Pattern.compile("[</\\s]([A-Za-z_][\\w-]*):[A-Za-z_]");
  private static final Pattern AMPERSAND =
      Pattern.compile("(<!\\[CDATA\\[.*?\\]\\]>)|&(#?\\w{1,10};)?", Pattern.DOTALL);
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final int MOST_PREFIXES = 1_000;

  private final String document;
  private final Matcher places;
  private final Map<String, String> namespaces = new HashMap<>();
  private final String atom;
  private int at;
  private int start = -1;

  ItemFragments(String document) {
    this.document = document;
    this.places = PLACE.matcher(document);
    Matcher declarations = DECLARATION.matcher(document);
    while (namespaces.size() < MOST_PREFIXES && declarations.find()) {
      namespaces.putIfAbsent(declarations.group(1), declarations.group(2));
    }
    namespaces.putIfAbsent("dc", "\"http://purl.org/dc/elements/1.1/\"");
    namespaces.putIfAbsent("content", "\"http://purl.org/rss/1.0/modules/content/\"");
    namespaces.putIfAbsent("rdf", "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"");
    boolean old = document.contains("http://purl.org/atom/ns#");
    this.atom =
        old
            ? "<feed xmlns=\"http://purl.org/atom/ns#\" version=\"0.3\""
            : "<feed xmlns=\"http://www.w3.org/2005/Atom\"";
  }

  /** The next item as it stands in the document; "" after the last. */
  String next() {
    while (places.find(at)) {
      at = places.end();
      if (places.group(2) == null) {
        String end = places.group().equals("<!--") ? "-->" : "]]>";
        int closed = document.indexOf(end, at);
        at = closed < 0 ? at : closed + 3;
      } else if (places.group(1).isEmpty()) {
        int before = start;
        start = places.start();
        if (before >= 0) {
          return document.substring(before, start);
        }
      } else if (start >= 0) {
        int end = document.indexOf('>', at);
        return rest(end < 0 ? document.length() : end + 1);
      }
    }
    return start < 0 ? "" : rest(document.length());
  }

  private String rest(int end) {
    String item = document.substring(start, end);
    start = -1;
    return item;
  }

  /** A document for an item, mended; it may still not be well-formed. */
  String document(String fragment) {
    String item = mend(fragment);
    String name = item.substring(1, Math.min(item.length(), 40)).toLowerCase(Locale.ROOT);
    return name.matches("(?s)(?:[\\w-]+:)?entry.*")
        ? atom + declarations(item) + ">" + item + "</feed>"
        : "<rss version=\"2.0\"" + declarations(item) + "><channel>" + item + "</channel></rss>";
  }

  /** Those of the prefixes that the item uses: documents are known to declare thousands. */
  private String declarations(String item) {
    Set<String> used = new LinkedHashSet<>();
    Matcher prefixes = PREFIX.matcher(item);
    while (used.size() < MOST_PREFIXES && prefixes.find()) {
      used.add(prefixes.group(1));
    }
    used.removeAll(Set.of("xml", "xmlns"));
    StringBuilder declarations = new StringBuilder();
    for (String prefix : used) {
      String uri = namespaces.getOrDefault(prefix, "\"urn:undeclared:" + prefix + "\"");
      declarations.append(" xmlns:" + prefix + "=" + uri);
    }
    return declarations.toString();
  }

  private static String mend(String fragment) {
    String allowed = FORBIDDEN.matcher(fragment).replaceAll("");
    return AMPERSAND
        .matcher(allowed)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? escaped(found.group(2)) : found.group(1)));
  }

  /** What stands for an ampersand and what followed it. */
  private static String escaped(@Nullable String entity) {
    if (entity == null) {
      return "&amp;";
    }
    String decoded = PlainText.entity(entity.substring(0, entity.length() - 1));
    boolean predefined = entity.matches("amp;|lt;|gt;|quot;|apos;");
    if (predefined) {
      return "&" + entity;
    }
    boolean safe = !decoded.isEmpty() && !FORBIDDEN.matcher(decoded).find();
    return safe ? "&#" + decoded.codePointAt(0) + ";" : "&amp;" + entity;
  }
}
