package dev.paperboy.feed;

/** Receives the pages that a feed reads. */
@FunctionalInterface
public interface PageSink {

  /** Saves the page atomically; once this returns, the page is durable. */
  void accept(FeedPage page);

  /**
   * Called between two items, and periodically within a long one.
   *
   * @throws InterruptedException if the program is stopping
   */
  default void proceed() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
