package dev.paperboy.store;

import java.util.Optional;

/** The lock for running on a database, held by at most one process. Thread-safe. */
interface RunLock extends AutoCloseable {

  /** The lock of a process that does not run on the database, but performs one task and exits. */
  RunLock NONE =
      new RunLock() {
        @Override
        public Optional<String> lost() {
          return Optional.empty();
        }

        @Override
        public void close() {
          // There is nothing to release.
        }
      };

  /**
   * Checks that this process still holds the lock: a server forgets it when it is restarted.
   *
   * @return why this process must exit; empty while it holds the lock, or if that cannot be
   *     determined
   */
  Optional<String> lost();

  /** Releases the lock. */
  @Override
  void close();
}
