package dev.paperboy.app.settings;

/**
 * What is logged, and how.
 *
 * @param level from which level on; info by default
 * @param format how events are written; as text by default
 */
public record LogSettings(Level level, Format format) {

  /** From info on, as text. */
  public static final LogSettings DEFAULT = new LogSettings(Level.INFO);

  /** Creates settings of a log in the default format. */
  public LogSettings(Level level) {
    this(level, Format.TEXT);
  }

  /** The levels, most verbose first. */
  public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /** The formats. */
  public enum Format {
    /** Lines for people. */
    TEXT,
    /** A JSON object on each line. */
    JSON
  }
}
