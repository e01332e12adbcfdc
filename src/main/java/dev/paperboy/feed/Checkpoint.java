package dev.paperboy.feed;

/** Is passed again and again while something is read, so that reading ends soon when it has to. */
@FunctionalInterface
public interface Checkpoint {

  /**
   * Returns when reading may go on.
   *
   * @throws InterruptedException when the program is stopping
   */
  void proceed() throws InterruptedException;
}
