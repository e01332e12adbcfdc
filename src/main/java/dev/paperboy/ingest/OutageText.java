package dev.paperboy.ingest;

import dev.paperboy.feed.FeedCondition;
import dev.paperboy.feed.FeedSource;
import dev.paperboy.feed.Freshness;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.subscription.ChannelWording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** The notices for a feed that fails and has recovered. */
final class OutageText {
  private static final int LONGEST_REASON = 200;

  private final FeedSource source;
  private final ZoneId zone;
  private final Instant now;

  OutageText(FeedSource source, ZoneId zone, Instant now) {
    this.source = source;
    this.zone = zone;
    this.now = now;
  }

  /** Returns the notice that the problem began. */
  String began(FeedCondition condition, FeedRecord record) {
    String since = ChannelWording.moment(condition.since().orElse(now), now, zone);
    if (condition.freshness() == Freshness.LATE) {
      String last =
          record
              .lastAnnounced()
              .map(at -> " since " + ChannelWording.moment(at, now, zone))
              .orElse(" so far");
      return "%s can be read, but has announced nothing%s; an announcement was due %s. %s"
          .formatted(title(), last, since, "It will be posted when it comes. `/papers feeds`");
    }
    String how =
        condition.freshness() == Freshness.PARTIAL
            ? "has been only partly readable"
            : "has not been readable";
    return "%s %s since %s (%s). %s `/papers feeds`"
        .formatted(title(), how, since, reason(record), comfort(record));
  }

  /**
   * Returns the notice that the problem is over.
   *
   * @param before the feed's record before the poll that ended it
   * @param papers the number of papers that were news since it began
   * @param found the number of those found for the channel
   */
  String ended(Instant since, FeedRecord before, long papers, long found) {
    String back =
        title()
            + " "
            + again(before)
            + " after "
            + ChannelWording.span(Duration.between(since, now));
    if (before.lastComplete().isEmpty()) {
      return back + "; what it announces from now on is posted.";
    }
    if (papers == 0) {
      return back + "; nothing was missed.";
    }
    return papers == 1
        ? back
            + "; 1 paper was caught up on and "
            + (found > 0 ? "matches" : "does not match")
            + " here."
        : back + "; " + papers + " papers were caught up on, " + matching(Math.min(found, papers));
  }

  private static String again(FeedRecord before) {
    if (before.unreadSince().isPresent()) {
      return "is back";
    }
    return before.failingSince().isPresent() ? "is completely readable again" : "announces again";
  }

  private static String matching(long found) {
    return switch ((int) found) {
      case 0 -> "none of them matches here.";
      case 1 -> "1 of them matches here.";
      default -> found + " of them match here.";
    };
  }

  /** Returns what happens to the papers meanwhile; sources with a schedule are caught up. */
  private String comfort(FeedRecord record) {
    if (record.lastComplete().isEmpty()) {
      return "It has never been read completely; what it announces after the first complete reading"
          + " is posted.";
    }
    return source.timetable().isPresent()
        ? "Nothing is lost: whatever it announces meanwhile will be posted when it is back."
        : "Whatever it still lists when it is back will be posted then.";
  }

  private static String reason(FeedRecord record) {
    return ChannelWording.inert(ChannelWording.shorten(record.reason(), LONGEST_REASON));
  }

  /** Returns the title of the source, with its name if that adds information. */
  private String title() {
    return letters(source.title()).equals(letters(source.name()))
        ? source.title()
        : source.title() + " (" + source.name() + ")";
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
