package dev.paperboy.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.paperboy.app.settings.LogSettings;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** All that is logged at a level of the configuration, until it is closed. */
public final class LogCapture implements AutoCloseable {
  private final Level before;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(
              event.getFormattedMessage()
                  + " "
                  + event.getKeyValuePairs()
                  + (event.getThrowableProxy() == null
                      ? ""
                      : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
      };

  /** Begins, at this level. */
  public LogCapture(LogSettings.Level level) {
    before = root.getLevel();
    Logging.apply(new LogSettings(level));
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  /** What was logged so far. */
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    Logging.apply(LogSettings.DEFAULT);
    root.setLevel(before);
  }
}
