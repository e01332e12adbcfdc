package dev.paperboy.feed.syndication;

import dev.paperboy.TextRoutine;
import java.util.List;

/** How texts of RSS and Atom enter the program. */
public final class SyndicationTextRoutines {
  private SyndicationTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of("author of an item", text -> AuthorNames.in(text).toList()),
        TextRoutine.of("ill-formed feed", SyndicationTextRoutines::fragments),
        TextRoutine.of(
            "ill-formed item",
            text -> new ItemFragments("").document("<item>" + text + "</item>")));
  }

  private static Object fragments(String text) {
    ItemFragments fragments = new ItemFragments("<rss>" + text);
    int length = 0;
    for (String item = fragments.next(); !item.isEmpty(); item = fragments.next()) {
      length += fragments.document(item).length();
    }
    return length;
  }
}
