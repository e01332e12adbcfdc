package dev.paperboy.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.settings.LogSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void librariesThatTalkAboutThemselvesStayQuiet() {
    Logging.apply(new LogSettings(LogSettings.Level.DEBUG));

    assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server.Server").isInfoEnabled())
        .isFalse();
    assertThat(LoggerFactory.getLogger("com.zaxxer.hikari.HikariDataSource").isInfoEnabled())
        .isFalse();
  }
}
