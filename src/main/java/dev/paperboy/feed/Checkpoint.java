package dev.paperboy.feed;

/**
 * A point that is passed repeatedly during a long read, so that the read can be interrupted soon.
 */
@FunctionalInterface
public interface Checkpoint {

  /**
   * Returns when reading may continue.
   *
   * @throws InterruptedException if the program is stopping
   */
  void proceed() throws InterruptedException;
}
