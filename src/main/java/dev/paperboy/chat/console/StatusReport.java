package dev.paperboy.chat.console;

/** Reports the program's state. Thread-safe. */
@FunctionalInterface
public interface StatusReport {
  /** Returns the current state. */
  ConsoleStatus current();
}
