package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.settings.LogSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

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
}
