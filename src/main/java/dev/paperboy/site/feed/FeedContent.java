package dev.paperboy.site.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A feed, or a page of one, independent of its format.
 *
 * @param id the same URN for all pages and formats of a feed
 * @param title what is in it
 * @param publisher the name of the site
 * @param page address of the page that shows the same papers; empty if there is none
 * @param self its own address
 * @param paging addresses of other pages of the feed by their link relation, as of RFC 5005
 * @param archived whether its content does not change any more, beside corrections
 * @param entries the papers
 */
record FeedContent(
    String id,
    String title,
    String publisher,
    Optional<String> page,
    String self,
    Map<String, String> paging,
    boolean archived,
    List<FeedEntry> entries) {

  FeedContent {
    paging = Map.copyOf(paging);
    entries = List.copyOf(entries);
  }

  /** Returns when one of its papers was last updated; without any, never. */
  Instant updated() {
    return entries.stream()
        .map(FeedEntry::updated)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** Returns the address of the page with older or lower-ranked papers. */
  Optional<String> further() {
    return Optional.ofNullable(paging.get("next"))
        .or(() -> Optional.ofNullable(paging.get("prev-archive")));
  }
}
