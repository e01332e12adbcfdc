package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.paperboy.app.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

final class LoggingTest {

  @AfterEach
  void backToTheDefault() {
    Logging.apply(LogSettings.DEFAULT);
  }

  @Test
  void theConfiguredLevelIsTakenOver() {
    Logging.apply(new LogSettings(LogSettings.Level.DEBUG));
    assertThat(LoggerFactory.getLogger("dev.paperboy.feed").isDebugEnabled()).isTrue();

    Logging.apply(new LogSettings(LogSettings.Level.WARN));
    assertThat(LoggerFactory.getLogger("dev.paperboy.feed").isInfoEnabled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.slack.api.bolt.App",
        "com.slack.api.socket_mode.SocketModeClient",
        "net.dv8tion.jda.internal.requests.WebSocketClient",
        "org.java_websocket.WebSocketImpl",
        "org.eclipse.jetty.server.HttpChannel",
        "com.zaxxer.hikari.HikariConfig",
        "a.library.that.comes.later"
      })
  void whatLibrariesLogAtDebugIsNeverSeen(String library) {
    Logging.apply(new LogSettings(LogSettings.Level.TRACE));
    assertThat(LoggerFactory.getLogger(library).isDebugEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("dev.paperboy.feed").isTraceEnabled()).isTrue();
  }

  @Test
  void aLevelAboveInfoHoldsForLibrariesToo() {
    Logging.apply(new LogSettings(LogSettings.Level.ERROR));
    assertThat(LoggerFactory.getLogger("net.dv8tion.jda.api.JDA").isWarnEnabled()).isFalse();
  }

  @Test
  void librariesThatTalkAboutThemselvesStayQuiet() {
    Logging.apply(new LogSettings(LogSettings.Level.DEBUG));

    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server.Server").isInfoEnabled())
        .isFalse();
    assertThat(LoggerFactory.getLogger("com.zaxxer.hikari.HikariDataSource").isInfoEnabled())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 5.1.1 <ann.lee+x@example.org>: no such user | 550 5.1.1 <a***@example.org>: no such user
          sent to bo@mail.example.org                     | sent to b***@mail.example.org
          @ann asked, 3 @ 4, dev.paperboy.Foo@1a2b3c      | @ann asked, 3 @ 4, dev.paperboy.Foo@1a2b3c
          """)
  void theLogHasNoMailAddressInFull(String text, String logged) throws JoranException {
    assertThat(line(text, "", null)).contains(": " + logged);
    assertThat(line("", text, null)).contains("reason=\"" + logged + '"');
    assertThat(line("", "", new IllegalStateException(text)))
        .contains("java.lang.IllegalStateException: " + logged + System.lineSeparator() + "\tat ");
  }

  private static String line(String message, String reason, @Nullable Throwable failure)
      throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(Logging.class.getResource("/logback.xml")));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LoggingEvent event = new LoggingEvent("", root, Level.INFO, message, failure, null);
    event.addKeyValuePair(new KeyValuePair("reason", reason));
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
