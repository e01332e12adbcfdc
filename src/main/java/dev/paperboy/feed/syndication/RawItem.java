package dev.paperboy.feed.syndication;

import java.util.List;
import java.util.Map;

/**
 * An item extracted from its feed.
 *
 * @param name the name of its element: item or entry
 * @param before what precedes it in a small feed that contains only this item
 * @param text the item, as standalone XML
 * @param after what follows it
 * @param dates its dates, unparsed, by the local name of their element
 * @param bases the values of {@code xml:base} in scope, the outermost first
 * @param cut whether it was too large, or nested too deeply, to be extracted completely
 */
record RawItem(
    String name,
    String before,
    String text,
    String after,
    Map<String, String> dates,
    List<String> bases,
    boolean cut) {

  /** Copies the collections. */
  RawItem {
    dates = Map.copyOf(dates);
    bases = List.copyOf(bases);
  }

  /** Returns documents that contain the item: of the kind of its feed, and of the usual kind. */
  List<String> documents() {
    String usual =
        name.equals("entry")
            ? "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + text + "</feed>"
            : "<rss version=\"2.0\"><channel>" + text + "</channel></rss>";
    return List.of(before + text + after, usual);
  }
}
