package dev.paperboy.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.paperboy.app.settings.LogSettings;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What is logged: Paperboy itself at the level that was chosen, libraries never below info. At
 * debug, Slack's and others log whole requests, with what people wrote, tokens and signatures.
 */
public final class Logging {
  private static final String PAPERBOY = "dev.paperboy";

  /** Its warnings have bodies of requests, what it says at info has signatures. */
  private static final String SLACK = "com.slack.api";

  private Logging() {}

  /**
   * Takes over what the configuration says, unless the operator said otherwise at start: in the
   * property {@code paperboy.log.level} or the variable {@code PAPERBOY_LOG_LEVEL}.
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
