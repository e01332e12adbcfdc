package dev.paperboy.feed.syndication;

import dev.paperboy.feed.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int MOST = 10_000;

  private final String document;
  private final Map<String, String> namespaces = new LinkedHashMap<>();

  private ItemFragments(String document) {
    this.document = document;
    Matcher declarations = DECLARATION.matcher(document);
    while (declarations.find()) {
      namespaces.putIfAbsent(declarations.group(1), declarations.group(2));
    }
    namespaces.putIfAbsent("dc", "\"http://purl.org/dc/elements/1.1/\"");
    namespaces.putIfAbsent("content", "\"http://purl.org/rss/1.0/modules/content/\"");
    namespaces.putIfAbsent("rdf", "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"");
  }

  /** A document for each item, in order; not all of them may be well-formed. */
  static List<String> documents(String document) {
    ItemFragments fragments = new ItemFragments(document);
    return fragments.split().stream().map(fragments::wrap).toList();
  }

  private List<String> split() {
    List<String> items = new ArrayList<>();
    Matcher matcher = PLACE.matcher(document);
    int start = -1;
    int at = 0;
    while (items.size() < MOST && matcher.find(at)) {
      at = matcher.end();
      if (matcher.group(2) == null) {
        String end = matcher.group().equals("<!--") ? "-->" : "]]>";
        int closed = document.indexOf(end, at);
        at = closed < 0 ? at : closed + 3;
      } else if (matcher.group(1).isEmpty()) {
        if (start >= 0) {
          items.add(document.substring(start, matcher.start()));
        }
        start = matcher.start();
      } else if (start >= 0) {
        int end = document.indexOf('>', at);
        items.add(document.substring(start, end < 0 ? document.length() : end + 1));
        start = -1;
      }
    }
    if (start >= 0) {
      items.add(document.substring(start));
    }
    return items;
  }

  private String wrap(String fragment) {
    String item = mend(fragment);
    String name = item.substring(1, Math.min(item.length(), 40)).toLowerCase(Locale.ROOT);
    if (name.matches("(?s)(?:[\\w-]+:)?entry.*")) {
      boolean old = document.contains("http://purl.org/atom/ns#");
      String atom = old ? "http://purl.org/atom/ns#" : "http://www.w3.org/2005/Atom";
      String version = old ? " version=\"0.3\"" : "";
      return "<feed xmlns=\"" + atom + "\"" + version + declarations(item) + ">" + item + "</feed>";
    }
    return "<rss version=\"2.0\""
        + declarations(item)
        + "><channel><title>-</title><link>-</link><description>-</description>"
        + item
        + "</channel></rss>";
  }

  private String declarations(String item) {
    Map<String, String> needed = new LinkedHashMap<>(namespaces);
    Matcher prefixes = PREFIX.matcher(item);
    while (prefixes.find()) {
      needed.putIfAbsent(prefixes.group(1), "\"urn:undeclared:" + prefixes.group(1) + "\"");
    }
    needed.remove("xml");
    needed.remove("xmlns");
    StringBuilder declarations = new StringBuilder();
    needed.forEach((prefix, uri) -> declarations.append(" xmlns:" + prefix + "=" + uri));
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
