package dev.paperboy.feed.syndication;

import dev.paperboy.feed.text.XmlEvents;
import dev.paperboy.paper.WebAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements of a document as standalone XML, with the declarations of exactly the prefixes
 * that they use. What exceeds the maximum size of an item is left out; tags that are nested too
 * deeply are left out, but their text is kept. Not thread-safe.
 */
final class ElementWriter {

  private static final Set<String> DATES =
      Set.of(
          "pubDate",
          "published",
          "issued",
          "date",
          "created",
          "updated",
          "modified",
          "lastBuildDate");
  private static final int LONGEST_DATE = 200;

  private final int deepest;
  private final int mostElements;
  private final int mostCharacters;
  private final StringBuilder written = new StringBuilder();
  private final List<Map<String, String>> scopes = new ArrayList<>();
  private final Map<String, String> dates = new HashMap<>();
  private String dateNow = "";
  private int depth;
  private int elements;
  private int leftOutFrom;
  private boolean cut;

  /** Creates a writer with these limits. */
  ElementWriter(int deepest, int mostElements, int mostCharacters) {
    this.deepest = deepest;
    this.mostElements = mostElements;
    this.mostCharacters = mostCharacters;
  }

  /** Returns what was written so far. */
  String text() {
    return written.toString();
  }

  /** Returns the dates among the children of the written element, unparsed, by local name. */
  Map<String, String> dates() {
    return dates;
  }

  /** Returns whether anything was left out. */
  boolean isCut() {
    return cut;
  }

  /**
   * Writes the element that begins here; the reader is left at its end.
   *
   * @throws XMLStreamException if it is not well-formed, or nested far too deeply
   */
  void write(XmlEvents events) throws XMLStreamException, InterruptedException {
    XMLStreamReader reader = events.current();
    int outside = depth;
    open(reader);
    dateNow = date(reader.getLocalName());
    while (depth > outside) {
      switch (events.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          FeedDocument.requireDepth(depth);
          open(reader);
          dateNow = depth == outside + 2 ? date(reader.getLocalName()) : "";
        }
        case XMLStreamConstants.END_ELEMENT -> {
          close(reader);
          dateNow = "";
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            characters(reader);
        default -> {}
      }
    }
  }

  private String date(String name) {
    return DATES.contains(name) && dates.getOrDefault(name, "").isBlank() ? name : "";
  }

  /**
   * Writes the tag of the element that begins here, and the default namespace if it identifies the
   * kind of feed.
   */
  void openRoot(XMLStreamReader reader) {
    open(reader);
    written.setLength(written.length() - 1);
    declare("", reader.getNamespaceContext().getNamespaceURI(""));
    written.append('>');
  }

  /** Writes the tag of the element that begins here. */
  void open(XMLStreamReader reader) {
    depth++;
    boolean full = ++elements > mostElements || written.length() > mostCharacters;
    if (full && leftOutFrom == 0) {
      leftOutFrom = depth;
    }
    if (leftOutFrom > 0 || depth > deepest) {
      cut = true;
      return;
    }
    scopes.add(new HashMap<>(0));
    written.append('<').append(name(reader.getPrefix(), reader.getLocalName()));
    declare(reader.getPrefix(), reader.getNamespaceURI());
    String base = reader.getAttributeValue(XMLConstants.XML_NS_URI, "base");
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      attribute(reader, at, base);
    }
    written.append('>');
  }

  private void attribute(XMLStreamReader reader, int at, @Nullable String base) {
    String value = resolved(reader, at, base);
    if (written.length() + value.length() > mostCharacters) {
      cut = true;
      return;
    }
    String prefix = reader.getAttributePrefix(at);
    if (prefix != null && !prefix.isEmpty()) {
      declare(prefix, reader.getAttributeNamespace(at));
    }
    written.append(' ').append(name(prefix, reader.getAttributeLocalName(at))).append("=\"");
    escaped(value);
    written.append('"');
  }

  /**
   * Returns the value of an attribute; a URL is resolved against the base that its own element
   * declares.
   */
  private static String resolved(XMLStreamReader reader, int at, @Nullable String base) {
    String value = reader.getAttributeValue(at);
    return base == null || !reader.getAttributeLocalName(at).equals("href")
        ? value
        : WebAddress.parse(base)
            .flatMap(url -> WebAddress.resolve(url, value))
            .map(HttpUrl::toString)
            .orElse(value);
  }

  private void close(XMLStreamReader reader) {
    if (leftOutFrom == 0 && depth <= deepest) {
      scopes.remove(scopes.size() - 1);
      written.append(endTag(reader));
    }
    leftOutFrom = depth == leftOutFrom ? 0 : leftOutFrom;
    depth--;
  }

  /** Writes the end tag of the current element. */
  static String endTag(XMLStreamReader reader) {
    return "</" + name(reader.getPrefix(), reader.getLocalName()) + ">";
  }

  private static String name(@Nullable String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  /** Declares a prefix unless it is already bound to this namespace. */
  private void declare(@Nullable String prefixOrNone, @Nullable String uriOrNone) {
    String prefix = prefixOrNone == null ? "" : prefixOrNone;
    String uri = uriOrNone == null ? "" : uriOrNone;
    if (prefix.equals("xml") || meaning(prefix).equals(uri)) {
      return;
    }
    scopes.get(scopes.size() - 1).put(prefix, uri);
    written.append(" xmlns").append(prefix.isEmpty() ? "" : ":" + prefix).append("=\"");
    escaped(uri);
    written.append('"');
  }

  private String meaning(String prefix) {
    for (int at = scopes.size() - 1; at >= 0; at--) {
      String uri = scopes.get(at).get(prefix);
      if (uri != null) {
        return uri;
      }
    }
    return "";
  }

  private void characters(XMLStreamReader reader) {
    if (leftOutFrom > 0) {
      return;
    }
    char[] characters = reader.getTextCharacters();
    int start = reader.getTextStart();
    int room = Math.max(0, mostCharacters - written.length());
    int length = Math.min(reader.getTextLength(), room);
    cut |= length < reader.getTextLength();
    String text = new String(characters, start, length);
    escaped(text);
    if (!dateNow.isEmpty()) {
      dates.merge(
          dateNow, text.strip(), (one, more) -> one.length() > LONGEST_DATE ? one : one + more);
    }
  }

  private void escaped(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '&' -> written.append("&amp;");
        case '<' -> written.append("&lt;");
        case '>' -> written.append("&gt;");
        case '"' -> written.append("&quot;");
        case '\r' -> written.append("&#13;");
        default -> written.append(character);
      }
    }
  }
}
