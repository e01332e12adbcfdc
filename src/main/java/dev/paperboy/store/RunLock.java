package dev.paperboy.store;

import java.util.Optional;

/** The right to run on a database, which one process has at a time. Safe for several threads. */
interface RunLock extends AutoCloseable {

  /** That of a process that does not run on the database, but does something on it and ends. */
  RunLock NONE =
      new RunLock() {
        @Override
        public Optional<String> lost() {
          return Optional.empty();
        }

        @Override
        public void close() {
          // There is nothing to give up.
        }
      };

  /**
   * Makes sure that the right is still this process's: a server that was restarted has forgotten
   * whose it was.
   *
   * @return why this process must end; empty while it has the right, and while nobody can tell
   */
  Optional<String> lost();

  /** Gives the right up. */
  @Override
  void close();
}
