package dev.paperboy.feed;

import dev.paperboy.paper.Announcement;
import java.util.List;
import java.util.Optional;

/**
 * What one answer of a server holds.
 *
 * @param announcements the items that could be read
 * @param malformed why each of the others could not, for people to read
 * @param validators what to send next time to be told whether the answer has changed; saved
 *     together with the items, so that an item is never skipped that was not saved
 */
public record FeedPage(
    List<Announcement> announcements, List<String> malformed, Optional<Validators> validators) {

  /** Copies the lists. */
  public FeedPage {
    announcements = List.copyOf(announcements);
    malformed = List.copyOf(malformed);
  }

  /**
   * The marks of one version of a resource (RFC 9110, section 8.8).
   *
   * @param url of the resource
   * @param etag empty where the server gave none
   * @param lastModified as the server wrote it; empty where it gave none
   * @param items how many items the resource held, malformed ones counted
   */
  public record Validators(String url, String etag, String lastModified, int items) {}
}
