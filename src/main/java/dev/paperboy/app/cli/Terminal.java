package dev.paperboy.app.cli;

import java.io.Console;

/** Whether a person is watching. */
final class Terminal {

  private Terminal() {}

  /**
   * Whether the standard error output is a terminal that can write over a line. Java cannot tell;
   * the launcher can, and says so in the property {@code paperboy.terminal}. Without it, a console
   * on standard input and output is taken for a sign.
   */
  static boolean onStandardError() {
    String told = System.getProperty("paperboy.terminal", "");
    return told.isEmpty() ? hasConsole() : Boolean.parseBoolean(told);
  }

  // The check warned about is the one below it: from 22 on the console itself is asked.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      // From Java 22 on there may be a console without a terminal, and a method that tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
