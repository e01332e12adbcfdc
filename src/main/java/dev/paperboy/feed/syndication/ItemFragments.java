package dev.paperboy.feed.syndication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Extracts the items of a feed that is not well-formed, and makes a small feed of each, repaired if
 * the error is a common one: a bare ampersand, an HTML entity, a forbidden character, an undeclared
 * prefix. DOCTYPEs are left out, so their entities are undefined.
 */
final class ItemFragments {

  private static final Pattern PLACE =
      Pattern.compile(
          "<!--|<!\\[CDATA\\[|<(/?)(?:[\\w-]+:)?(item|entry)[\\s>/]", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("\\bxmlns:([\\w-]+)\\s*=\\s*(\"[^\"<&]*\"|'[^'<&]*')");
  private static final Pattern BASE =
      Pattern.compile("\\bxml:base\\s*=\\s*(?:\"[^\"<&]*\"|'[^'<&]*')");
  private static final Pattern OWN_PAGE =
      Pattern.compile("<link>[^<&]+</link>", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREFIX = Pattern.compile("[</\\s]([A-Za-z_][\\w-]*):[A-Za-z_]");
  private static final int MOST_PREFIXES = 1_000;

  /** The content of each small feed must be short. */
  private static final int LONGEST_ADDRESS = 2_000;

  private final String document;
  private final Matcher places;
  private final Map<String, String> namespaces = new HashMap<>();
  private final String base;
  private final String ownPage;
  private final String atom;
  private final int lastComment;
  private final int lastSection;
  private int at;
  private int start = -1;

  ItemFragments(String document) {
    this.document = document;
    this.places = PLACE.matcher(document);
    this.lastComment = document.lastIndexOf("-->");
    this.lastSection = document.lastIndexOf("]]>");
    Matcher declarations = DECLARATION.matcher(document);
    while (namespaces.size() < MOST_PREFIXES && declarations.find()) {
      namespaces.putIfAbsent(declarations.group(1), declarations.group(2));
    }
    namespaces.putIfAbsent("dc", "\"http://purl.org/dc/elements/1.1/\"");
    namespaces.putIfAbsent("content", "\"http://purl.org/rss/1.0/modules/content/\"");
    namespaces.putIfAbsent("rdf", "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"");
    int head = endOfHead();
    this.base = found(BASE, head);
    this.ownPage = found(OWN_PAGE, head);
    boolean old = document.contains("http://purl.org/atom/ns#");
    this.atom =
        old
            ? "<feed xmlns=\"http://purl.org/atom/ns#\" version=\"0.3\""
            : "<feed xmlns=\"http://www.w3.org/2005/Atom\"";
  }

  private int endOfHead() {
    Matcher item = PLACE.matcher(document);
    while (item.find()) {
      if (item.group(2) != null) {
        return item.start();
      }
    }
    return 0;
  }

  /** Returns the first of these before the items; "" if there is none. */
  private String found(Pattern pattern, int head) {
    Matcher matcher = pattern.matcher(document.substring(0, head));
    boolean usable = matcher.find() && matcher.end() - matcher.start() <= LONGEST_ADDRESS;
    return usable ? " " + matcher.group() : "";
  }

  /** Returns the next item, unchanged; "" after the last. */
  String next() {
    while (places.find(at)) {
      // What follows an element's name is not part of it.
      at = places.end() - (places.group(2) == null ? 0 : 1);
      if (places.group(2) == null) {
        at = places.group().equals("<!--") ? after("-->", lastComment) : after("]]>", lastSection);
      } else if (places.group(1).isEmpty()) {
        int before = start;
        start = places.start();
        if (before >= 0) {
          return document.substring(before, start);
        }
      } else if (start >= 0) {
        return rest(at) + ">";
      }
    }
    return start < 0 ? "" : rest(document.length());
  }

  /** Returns the position after the next such end; the current one if there is none. */
  private int after(String end, int last) {
    return at > last ? at : document.indexOf(end, at) + end.length();
  }

  private String rest(int end) {
    String item = document.substring(start, end);
    start = -1;
    return item;
  }

  /** Returns a repaired document for an item; it may still not be well-formed. */
  String document(String fragment) {
    String item = MarkupRepair.of(fragment);
    String name = item.substring(1, Math.min(item.length(), 40)).toLowerCase(Locale.ROOT);
    return name.matches("(?s)(?:[\\w-]+:)?entry.*")
        ? atom + base + declarations(item) + ">" + item + "</feed>"
        : "<rss version=\"2.0\""
            + base
            + declarations(item)
            + "><channel>"
            + ownPage
            + item
            + "</channel></rss>";
  }

  /** Returns the prefixes that the item uses: some documents declare thousands. */
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
}
