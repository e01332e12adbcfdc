package dev.paperboy.paper;

import java.time.Instant;

/**
 * One feed's word that a paper is out.
 *
 * @param feed name of the feed
 * @param type what kind of news it is
 * @param announced when the feed says it announced it: a list date, an item's date
 * @param paper the paper as this feed tells it
 * @param names by what else the item is recognized
 */
public record Announcement(
    String feed, AnnounceType type, Instant announced, Paper paper, ItemNames names) {

  /** An announcement by a source that calls a paper the same each time. */
  public Announcement(String feed, AnnounceType type, Instant announced, Paper paper) {
    this(feed, type, announced, paper, ItemNames.NONE);
  }

  /** The same of the paper under another id. */
  public Announcement of(PaperId id) {
    return new Announcement(feed, type, announced, paper.toBuilder().id(id).build(), names);
  }

  /** The kinds of news, in arXiv's terms; feeds that make no difference say {@link #NEW}. */
  public enum AnnounceType {
    /** A paper that was not there before. */
    NEW,
    /** A new paper that is also listed in this category. */
    CROSS,
    /** A new version of a known paper. */
    REPLACE,
    /** A new version, also listed in this category. */
    REPLACE_CROSS;

    /** Whether the paper itself is news, not merely a version of it. */
    public boolean isNews() {
      return this == NEW || this == CROSS;
    }
  }
}
