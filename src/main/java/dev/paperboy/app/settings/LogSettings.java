package dev.paperboy.app.settings;

/**
 * What is logged.
 *
 * @param level from which level on; info by default
 */
public record LogSettings(Level level) {

  /** From info on. */
  public static final LogSettings DEFAULT = new LogSettings(Level.INFO);

  /** The levels, most verbose first. */
  public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
