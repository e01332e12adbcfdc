package dev.paperboy.chat.console;

/** Tells how the program is doing. Safe for use by several threads. */
@FunctionalInterface
public interface StatusReport {
  /** How it is doing at this moment. */
  ConsoleStatus current();
}
