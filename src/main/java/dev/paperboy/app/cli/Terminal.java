package dev.paperboy.app.cli;

import java.io.Console;

/** Determines whether a person is watching. */
final class Terminal {

  private Terminal() {}

  /**
   * Returns whether the standard error output is a terminal that can overwrite a line. Java cannot
   * determine this; the launcher can, and sets the property {@code paperboy.terminal}. Without it,
   * a console on standard input and output is assumed to indicate one.
   */
  static boolean onStandardError() {
    String configured = System.getProperty("paperboy.terminal", "");
    return configured.isEmpty() ? hasConsole() : Boolean.parseBoolean(configured);
  }

  // The warning is about the check below: from 22 on the console itself is asked.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      // From Java 22 on there may be a console without a terminal, and a method that distinguishes
      // them.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
