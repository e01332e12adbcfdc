package dev.paperboy.app.advice;

import dev.paperboy.app.settings.FeedSettings;
import dev.paperboy.feed.fetch.FetchAddress;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The servers that feeds are read from. */
public final class FeedServers {
  private FeedServers() {}

  /** Returns the servers of these feeds, each once. */
  public static List<HttpUrl> of(List<FeedSettings> feeds) {
    return feeds.stream().flatMap(FeedServers::of).map(FetchAddress::base).distinct().toList();
  }

  private static Stream<FetchAddress> of(FeedSettings feed) {
    if (feed instanceof FeedSettings.HuggingFace one) {
      return Stream.of(one.baseUrl());
    } else if (feed instanceof FeedSettings.Arxiv one) {
      return Stream.of(one.rssUrl());
    } else if (feed instanceof FeedSettings.ArxivOai one) {
      return Stream.of(one.oaiUrl());
    } else if (feed instanceof FeedSettings.Biorxiv one) {
      return Stream.of(one.baseUrl());
    } else if (feed instanceof FeedSettings.Rss one) {
      return Stream.of(one.url());
    } else if (feed instanceof FeedSettings.File) {
      return Stream.empty();
    }
    throw new IllegalStateException("unknown feed: " + feed);
  }
}
