package dev.paperboy.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.paperboy.app.settings.LogSettings;
import org.slf4j.LoggerFactory;

/** What is logged. */
final class Logging {

  private Logging() {}

  /**
   * Takes over what the configuration says, unless the operator said otherwise at start: in the
   * property {@code paperboy.log.level} or the variable {@code PAPERBOY_LOG_LEVEL}.
   */
  static void apply(LogSettings settings) {
    boolean chosenAtStart =
        System.getProperty("paperboy.log.level") != null
            || System.getenv("PAPERBOY_LOG_LEVEL") != null;
    if (!chosenAtStart && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.valueOf(settings.level().name()));
    }
  }
}
