package dev.paperboy.site.feed;

import dev.paperboy.site.FeedLinks;
import dev.paperboy.web.PageFrame.FeedLink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats of feeds. */
enum FeedFormat {
  ATOM(FeedLinks.ATOM, FeedLink.ATOM),
  JSON(FeedLinks.JSON, FeedLink.JSON);

  static final List<FeedFormat> ALL = List.of(values());

  private final String ending;
  private final String type;

  FeedFormat(String ending, String type) {
    this.ending = ending;
    this.type = type;
  }

  /** Returns the format of a path; empty if it is not that of a feed. */
  static Optional<FeedFormat> of(String path) {
    return Arrays.stream(values()).filter(format -> path.endsWith(format.ending)).findFirst();
  }

  String ending() {
    return ending;
  }

  String type() {
    return type + "; charset=utf-8";
  }

  String write(FeedContent document) {
    return this == ATOM ? AtomWriter.write(document) : JsonFeedWriter.write(document);
  }
}
