package dev.paperboy.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.app.settings.LogSettings.Format;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Configures logging: Paperboy at the configured level, libraries never below info. At debug,
 * Slack's and other libraries log full requests, with users' texts, tokens and signatures.
 */
public final class Logging {
  /** The name of the appender that writes the log. */
  static final String CONSOLE = "STDERR";

  private static final String PAPERBOY = "dev.paperboy";

  /** Its warnings contain request bodies, its info messages signatures. */
  private static final String SLACK = "com.slack.api";

  private Logging() {}

  /**
   * Applies the configuration, unless the operator has set the level or the format at start: in the
   * properties {@code paperboy.log.level} and {@code paperboy.log} or the variables {@code
   * PAPERBOY_LOG_LEVEL} and {@code PAPERBOY_LOG}.
   */
  public static void apply(LogSettings settings) {
    Level level =
        chosen("paperboy.log.level", "PAPERBOY_LOG_LEVEL")
            .map(chosen -> Level.toLevel(chosen, Level.INFO))
            .orElseGet(() -> Level.valueOf(settings.level().name()));
    set(PAPERBOY, level);
    set(SLACK, Level.ERROR);
    set(Logger.ROOT_LOGGER_NAME, level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
    write(
        chosen("paperboy.log", "PAPERBOY_LOG")
            .flatMap(Logging::format)
            .orElseGet(settings::format));
  }

  private static Optional<String> chosen(String property, String variable) {
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(variable)));
  }

  private static Optional<Format> format(String word) {
    return Arrays.stream(Format.values())
        .filter(format -> format.name().equalsIgnoreCase(word.strip()))
        .findFirst();
  }

  private static void write(Format format) {
    console()
        .ifPresent(
            console -> {
              Encoder<ILoggingEvent> encoder = console.getEncoder();
              if (format == Format.JSON && !(encoder instanceof JsonLines)) {
                JsonLines json = new JsonLines(encoder);
                json.setContext(console.getContext());
                json.start();
                console.setEncoder(json);
              } else if (format == Format.TEXT && encoder instanceof JsonLines json) {
                console.setEncoder(json.text());
              }
            });
  }

  /** Returns whether each line of the log is a JSON object. */
  public static boolean writesJson() {
    return console().filter(console -> console.getEncoder() instanceof JsonLines).isPresent();
  }

  private static Optional<ConsoleAppender<ILoggingEvent>> console() {
    return LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root
            && root.getAppender(CONSOLE) instanceof ConsoleAppender<ILoggingEvent> console
        ? Optional.of(console)
        : Optional.empty();
  }

  private static void set(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
