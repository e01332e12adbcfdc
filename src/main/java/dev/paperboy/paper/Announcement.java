package dev.paperboy.paper;

import java.time.Instant;

/**
 * One feed's word that a paper is out.
 *
 * @param feed name of the feed
 * @param type what kind of news it is
 * @param announced when the feed says it announced it: a list date, an item's date
 * @param paper the paper as this feed tells it
 */
public record Announcement(String feed, AnnounceType type, Instant announced, Paper paper) {

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
