package dev.paperboy.site.feed;

import dev.paperboy.site.FeedLinks;
import dev.paperboy.web.PageFrame.FeedLink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The formats of feeds. */
enum FeedFormat {
  ATOM(FeedLinks.ATOM, FeedLink.ATOM, AtomWriter::write),
  JSON(FeedLinks.JSON, FeedLink.JSON, JsonFeedWriter::write);

  static final List<FeedFormat> ALL = List.of(values());

  private final String ending;
  private final String type;
  private final Function<FeedDocument, String> writer;

  FeedFormat(String ending, String type, Function<FeedDocument, String> writer) {
    this.ending = ending;
    this.type = type;
    this.writer = writer;
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

  String write(FeedDocument document) {
    return writer.apply(document);
  }
}
