package dev.paperboy.feed;

import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Paper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of one response, or a part of it.
 *
 * @param announcements the items that could be read
 * @param malformed why each of the others could not be read, for users
 * @param remarks problems of items that were read nevertheless, and how they were handled, for
 *     users: {@code line 3: its upvotes “many” are not a number and were left out}
 * @param validators what to send next time to detect whether the response has changed; saved
 *     together with the items, so that no unsaved item is ever skipped
 */
public record FeedPage(
    List<Announcement> announcements,
    List<String> malformed,
    List<String> remarks,
    Optional<Validators> validators) {

  /** Clocks and time zones differ: a date up to this far ahead is not an error. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Copies the lists. */
  public FeedPage {
    announcements = List.copyOf(announcements);
    malformed = List.copyOf(malformed);
    remarks = List.copyOf(remarks);
  }

  /** Creates a page without remarks. */
  public FeedPage(
      List<Announcement> announcements, List<String> malformed, Optional<Validators> validators) {
    this(announcements, malformed, List.of(), validators);
  }

  /**
   * The validators of one version of a resource (RFC 9110, section 8.8).
   *
   * @param url of the resource
   * @param etag empty if the server sent none
   * @param lastModified as the server sent it; empty if it sent none
   * @param items the number of items in the resource, malformed ones included
   * @param harvest where to resume the harvest, for a harvested resource; otherwise null
   */
  public record Validators(
      String url, String etag, String lastModified, int items, @Nullable HarvestCursor harvest) {

    /** Creates validators of a resource that is not harvested. */
    public Validators(String url, String etag, String lastModified, int items) {
      this(url, etag, lastModified, items, null);
    }
  }

  /** Returns the page without validators, so that the resource will be read again. */
  public FeedPage withoutValidators() {
    return new FeedPage(announcements, malformed, remarks, Optional.empty());
  }

  /**
   * Splits the page into parts of at most this many announcements; the last part carries the
   * validators, so that they are saved after all other parts.
   */
  public List<FeedPage> inParts(int most) {
    List<FeedPage> parts = new ArrayList<>();
    int at = 0;
    for (; announcements.size() - at > most; at += most) {
      List<Announcement> part = announcements.subList(at, at + most);
      parts.add(new FeedPage(part, List.of(), Optional.empty()));
    }
    List<Announcement> rest = announcements.subList(at, announcements.size());
    parts.add(new FeedPage(rest, malformed, remarks, validators));
    return parts;
  }

  /**
   * Returns the page as of this moment: papers with a future date count as published now, with a
   * remark if the date is more than a day ahead.
   */
  public FeedPage asOf(Instant now) {
    List<Announcement> dated = new ArrayList<>();
    List<String> said = new ArrayList<>(remarks);
    for (Announcement one : announcements) {
      Paper paper = one.paper();
      boolean published = paper.published().isAfter(now);
      boolean announced = one.announced().isAfter(now.plus(AHEAD));
      if (paper.published().isAfter(now.plus(AHEAD)) || announced) {
        Instant ahead = announced ? one.announced() : paper.published();
        said.add(
            paper.id().local()
                + " is dated in the future, "
                + ahead
                + ": the current time is used");
      }
      dated.add(
          !published && !announced
              ? one
              : new Announcement(
                  one.feed(),
                  one.type(),
                  announced ? now : one.announced(),
                  published ? paper.toBuilder().published(now).build() : paper,
                  one.names()));
    }
    return new FeedPage(dated, malformed, said, validators);
  }
}
