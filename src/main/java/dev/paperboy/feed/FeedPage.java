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
 * What one response of a server holds, or a part of it.
 *
 * @param announcements the items that could be read
 * @param malformed why each of the others could not, for people to read
 * @param remarks what is wrong with items that were read all the same, and what was done about it,
 *     for people to read: {@code line 3: its upvotes “many” are not a number and were left out}
 * @param validators what to send next time to be told whether the response has changed; saved
 *     together with the items, so that an item is never skipped that was not saved
 */
public record FeedPage(
    List<Announcement> announcements,
    List<String> malformed,
    List<String> remarks,
    Optional<Validators> validators) {

  /** Clocks differ, and it is tomorrow elsewhere: so far ahead a date is no mistake yet. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Copies the lists. */
  public FeedPage {
    announcements = List.copyOf(announcements);
    malformed = List.copyOf(malformed);
    remarks = List.copyOf(remarks);
  }

  /** A page without remarks. */
  public FeedPage(
      List<Announcement> announcements, List<String> malformed, Optional<Validators> validators) {
    this(announcements, malformed, List.of(), validators);
  }

  /**
   * The marks of one version of a resource (RFC 9110, section 8.8).
   *
   * @param url of the resource
   * @param etag empty where the server gave none
   * @param lastModified as the server wrote it; empty where it gave none
   * @param items how many items the resource held, malformed ones counted
   * @param harvest where the harvest goes on, of a resource that is harvested; else null
   */
  public record Validators(
      String url, String etag, String lastModified, int items, @Nullable HarvestCursor harvest) {

    /** The marks of a resource that is not harvested. */
    public Validators(String url, String etag, String lastModified, int items) {
      this(url, etag, lastModified, items, null);
    }
  }

  /** The page without validators: the resource will be read again. */
  public FeedPage withoutValidators() {
    return new FeedPage(announcements, malformed, remarks, Optional.empty());
  }

  /**
   * The page in parts of at most this many announcements; the last one carries the validators, so
   * that they are saved when all the rest is.
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
   * The page as it counts at this moment: a paper that is dated in the future counts as published
   * now, which is remarked where the date is more than a day ahead.
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
