package dev.paperboy.feed;

/** Takes what a feed has read. */
@FunctionalInterface
public interface PageSink {

  /** Saves the page, all of it or nothing; when it returns, nothing of the page can be lost. */
  void accept(FeedPage page);
}
