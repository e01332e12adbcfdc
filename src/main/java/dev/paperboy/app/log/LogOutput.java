package dev.paperboy.app.log;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The log on the standard error output; the standard output belongs to commands. Applies unless a
 * file is named in {@code logback.configurationFile} or tests bring theirs. Written in Java because
 * reading a file takes a tenth of a start.
 */
public final class LogOutput extends ContextAwareBase implements Configurator {
  private static final String ADDRESS =
      "'(?<![\\w.+%~&=-])([\\w])[\\w.+%~&=-]*+@([\\w-]+\\.[\\w.-]+)', '$1***@$2'";

  /**
   * Of a mail address, the log has one letter and the domain, also in what servers say. What others
   * wrote begins no line of its own and sends no commands to a terminal.
   */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0}: "
          + "%replace(%replace(%msg %kvp){"
          + ADDRESS
          + "}){'[\\p{Cntrl}\\u0085\\u2028\\u2029]+', ' '}%n"
          + "%replace(%replace(%replace(%ex){"
          + ADDRESS
          + "}){'[\\p{Cntrl}&&[^\\r\\n\\t]]', ' '}){'(\\R)(?!\\t|Caused by: |\\z)', '$1    '}";

  /** What these libraries say at info is about themselves, not about papers. */
  private static final Map<String, Level> LIBRARIES =
      Map.of(
          "org.eclipse.jetty",
          Level.ERROR,
          "io.javalin",
          Level.OFF,
          // What it meets with is told by whoever needed the connection, in a sentence.
          "com.zaxxer",
          Level.OFF,
          "org.flywaydb",
          Level.WARN,
          "org.apache.lucene",
          Level.WARN,
          "org.jdbi",
          Level.WARN);

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
        || LogOutput.class.getResource("/" + ClassicConstants.TEST_AUTOCONFIG_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    write(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static void write(LoggerContext context) {
    context.getStatusManager().add(new NopStatusListener());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName(Logging.CONSOLE);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    LIBRARIES.forEach((library, level) -> context.getLogger(library).setLevel(level));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console);
  }
}
