package dev.paperboy.store.move;

/**
 * Follows a move. It is called on the thread of the move, after what it reports was saved; an
 * exception ends the move, which can be continued later.
 */
@FunctionalInterface
public interface MoveListener {
  /** The parts of a move. */
  enum Stage {
    /** Rows are copied. */
    COPY,
    /** Rows are read back and compared. */
    VERIFY
  }

  /** A listener that does nothing. */
  MoveListener NONE = (stage, done, total) -> {};

  /** Reports the number of rows that were copied or compared, of all. */
  void reached(Stage stage, long done, long total);
}
