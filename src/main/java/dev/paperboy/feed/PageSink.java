package dev.paperboy.feed;

/** Takes what a feed has read. */
@FunctionalInterface
public interface PageSink {

  /** Saves the page, all of it or nothing; when it returns, nothing of the page can be lost. */
  void accept(FeedPage page);

  /**
   * Is called between two items, and now and then within a long one.
   *
   * @throws InterruptedException when the program is stopping
   */
  default void proceed() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
