package dev.paperboy.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.paperboy.app.settings.LogSettings;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Configures logging: Paperboy at the configured level, libraries never below info. At debug,
 * Slack's and other libraries log full requests, with users' texts, tokens and signatures.
 */
public final class Logging {
  private static final String PAPERBOY = "dev.paperboy";

  /** Its warnings contain request bodies, its info messages signatures. */
  private static final String SLACK = "com.slack.api";

  private Logging() {}

  /**
   * Applies the configuration, unless the operator has set the level at start: in the property
   * {@code paperboy.log.level} or the variable {@code PAPERBOY_LOG_LEVEL}.
   */
  public static void apply(LogSettings settings) {
    Level level =
        Optional.ofNullable(System.getProperty("paperboy.log.level"))
            .or(() -> Optional.ofNullable(System.getenv("PAPERBOY_LOG_LEVEL")))
            .map(chosen -> Level.toLevel(chosen, Level.INFO))
            .orElseGet(() -> Level.valueOf(settings.level().name()));
    set(PAPERBOY, level);
    set(SLACK, Level.ERROR);
    set(Logger.ROOT_LOGGER_NAME, level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
  }

  private static void set(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
