package dev.paperboy.paper;

import java.time.Instant;

/**
 * The announcement of a paper by one feed.
 *
 * @param feed name of the feed
 * @param type the kind of announcement
 * @param announced when the feed announced it according to its own data: a list date, an item's
 *     date
 * @param paper the paper as this feed describes it
 * @param names further identifiers of the item
 */
public record Announcement(
    String feed, AnnounceType type, Instant announced, Paper paper, ItemNames names) {

  /** Creates an announcement by a source with stable ids. */
  public Announcement(String feed, AnnounceType type, Instant announced, Paper paper) {
    this(feed, type, announced, paper, ItemNames.NONE);
  }

  /** Returns the same announcement for another id of the paper. */
  public Announcement of(PaperId id) {
    return new Announcement(feed, type, announced, paper.toBuilder().id(id).build(), names);
  }

  /**
   * The kinds of announcements, in arXiv's terms; feeds that do not distinguish them use {@link
   * #NEW}.
   */
  public enum AnnounceType {
    /** A new paper. */
    NEW,
    /** A new paper that is also listed in this category. */
    CROSS,
    /** A new version of a known paper. */
    REPLACE,
    /** A new version, also listed in this category. */
    REPLACE_CROSS;

    /** Returns whether the paper itself is new, not merely a version of it. */
    public boolean isNews() {
      return this == NEW || this == CROSS;
    }
  }
}
