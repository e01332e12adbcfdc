package dev.paperboy.store;

/** The right to run on a database. Thread-safe. */
interface RunLock extends AutoCloseable {

  /** The lock of a process that does not run on the database, but performs one task and exits. */
  RunLock NONE = () -> {};

  /** Releases the lock. */
  @Override
  void close();
}
