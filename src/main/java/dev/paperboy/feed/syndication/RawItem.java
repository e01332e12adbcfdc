package dev.paperboy.feed.syndication;

import java.util.List;
import java.util.Map;

/**
 * An item that was cut out of its feed.
 *
 * @param name of its element: item or entry
 * @param before what precedes it in a small feed that holds nothing else
 * @param text the item, as XML that stands on its own
 * @param after what follows it
 * @param dates the texts of its dates as they are written, by the local name of their element
 * @param bases the values of {@code xml:base} that hold for it, the outermost first
 * @param cut whether it was too large, or nested too deeply, to be taken whole
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

  /** Documents that hold the item: of the kind of its feed, and of the usual kind. */
  List<String> documents() {
    String usual =
        name.equals("entry")
            ? "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + text + "</feed>"
            : "<rss version=\"2.0\"><channel>" + text + "</channel></rss>";
    return List.of(before + text + after, usual);
  }
}
