package dev.paperboy.feed;

import dev.paperboy.feed.text.DecodedText;
import dev.paperboy.paper.Announcement;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One item of a feed, as far as it could be read. */
public sealed interface FeedItem {

  /**
   * An item that could be read.
   *
   * @param remarks problems that did not prevent reading it, and how they were handled, for users;
   *     usually none
   */
  record Announced(Announcement announcement, List<String> remarks) implements FeedItem {

    /** Copies the list. */
    public Announced {
      remarks = List.copyOf(remarks);
    }

    /** Creates an item without problems. */
    public Announced(Announcement announcement) {
      this(announcement, List.of());
    }
  }

  /**
   * An item that could not be read.
   *
   * @param reason which one and why, for users
   */
  record Malformed(String reason) implements FeedItem {}

  /** Returns a page of these items. */
  static FeedPage page(List<FeedItem> items, Optional<FeedPage.Validators> validators) {
    List<Announcement> announcements = new ArrayList<>();
    List<String> malformed = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (FeedItem item : items) {
      if (item instanceof Announced good) {
        announcements.add(good.announcement());
        remarks.addAll(good.remarks());
        unreadable(good.announcement().paper()).ifPresent(remarks::add);
      } else if (item instanceof Malformed bad) {
        malformed.add(bad.reason());
      } else {
        throw new IllegalArgumentException("unknown item: " + item);
      }
    }
    return new FeedPage(announcements, malformed, remarks, validators);
  }

  private static Optional<String> unreadable(Paper paper) {
    boolean spoiled =
        Stream.concat(
                Stream.of(paper.title(), paper.abstractText(), paper.tldr(), paper.comment()),
                paper.authors().stream().map(Author::name))
            .anyMatch(text -> text.indexOf(DecodedText.UNREADABLE) >= 0);
    return spoiled
        ? Optional.of(paper.id().local() + ": characters that could not be read are shown as �")
        : Optional.empty();
  }
}
