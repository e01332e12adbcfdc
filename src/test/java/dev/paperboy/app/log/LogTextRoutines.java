package dev.paperboy.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.EchoEncoder;
import dev.paperboy.TextRoutine;
import java.util.List;

/** What the program writes of the texts that it logs. */
public final class LogTextRoutines {
  private static final JsonLines JSON = new JsonLines(new EchoEncoder<>());

  private LogTextRoutines() {}

  /** All of them. */
  public static List<TextRoutine> all() {
    return List.of(
        TextRoutine.of(
            "line of the log",
            text ->
                JSON.encode(
                    new LoggingEvent(
                        "", new LoggerContext().getLogger("a"), Level.INFO, text, null, null)),
            "app/log/JsonLines"));
  }
}
