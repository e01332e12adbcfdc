package dev.paperboy.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EchoEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.app.settings.LogSettings;
import java.nio.charset.StandardCharsets;
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
  void theLogHasNoMailAddressInFull(String text, String logged) {
    assertThat(line(text, "", null)).contains(": " + logged);
    assertThat(line("", text, null)).contains("reason=\"" + logged + '"');
    assertThat(line("", "", new IllegalStateException(text)))
        .contains("java.lang.IllegalStateException: " + logged + System.lineSeparator() + "\tat ");
  }

  private static final String INJECTED =
      "ok\n2026-01-01T00:00:00.000Z ERROR Forged: \"}\r{\"level\":\"ERROR\"}\u0000\u001b[31m";

  @Test
  void whatAServerSaysCannotAddALineToTheText() {
    assertThat(line(INJECTED, INJECTED, null).strip().lines()).hasSize(1);
    assertThat(line(INJECTED, INJECTED, null).strip()).doesNotContain("\u0000", "\u001b");
  }

  @Test
  void inJsonAnEventIsOneObjectOnOneLineWhateverItQuotes() throws Exception {
    String line = json(event(INJECTED, INJECTED, new IllegalStateException(INJECTED)));

    assertThat(line).endsWith("\n");
    assertThat(line.strip().lines()).hasSize(1);
    JsonNode object = new JsonMapper().readTree(line);
    assertThat(object.path("level").textValue()).isEqualTo("INFO");
    assertThat(object.path("logger").textValue()).isEqualTo("dev.paperboy.Feed");
    assertThat(object.path("message").textValue()).isEqualTo(INJECTED);
    assertThat(object.path("fields").path("reason").textValue()).isEqualTo(INJECTED);
    assertThat(object.path("exception").textValue())
        .startsWith("java.lang.IllegalStateException: ok\n")
        .contains("\tat ");
    assertThat(object.path("timestamp").textValue()).matches("[0-9-]{10}T[0-9:.]{12}Z");
  }

  @Test
  void inJsonNumbersStayNumbersAndMailAddressesAreShortened() throws Exception {
    LoggingEvent event = event("sent to ann.lee@example.org", "bo@example.org \ud800", null);
    event.addKeyValuePair(new KeyValuePair("papers", 12));
    event.addKeyValuePair(new KeyValuePair("sound", true));
    event.addKeyValuePair(new KeyValuePair("message", null));

    assertThat(json(event))
        .contains(
            "\"message\":\"sent to a***@example.org\",\"fields\":{\"reason\":\"b***@example.org")
        .contains("\"papers\":12,\"sound\":true,\"message\":null}");
    assertThat(json(event("plain", "", null))).doesNotContain("exception");
  }

  @Test
  void theFormatIsTextUntilJsonIsAskedFor() {
    assertThat(Logging.writesJson()).isFalse();
    Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));
    assertThat(Logging.writesJson()).isTrue();
    Logging.apply(LogSettings.DEFAULT);
    assertThat(Logging.writesJson()).isFalse();
  }

  private static LoggingEvent event(String message, String reason, @Nullable Throwable failure) {
    Logger logger = new LoggerContext().getLogger("dev.paperboy.Feed");
    LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, failure, null);
    event.addKeyValuePair(new KeyValuePair("reason", reason));
    return event;
  }

  private static String json(LoggingEvent event) {
    byte[] bytes = new JsonLines(new EchoEncoder<>()).encode(event);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void whatOthersWroteBeginsNoLineOfItsOwn() {
    String forged = "x\r\n2026-06-15T12:00:00.000Z INFO  Console: forged\u2028y\u001b[2Jz";
    String single = "x 2026-06-15T12:00:00.000Z INFO  Console: forged y [2Jz";
    assertThat(line(forged, "", null)).contains(": " + single);
    assertThat(line("", forged, null)).contains("reason=\"" + single + '"');
    assertThat(line("", "", new IllegalStateException(forged)).lines())
        .filteredOn(line -> line.startsWith("2026"))
        .hasSize(1);
    assertThat(line("a", "b", null).lines()).hasSize(1);
  }

  private static String line(String message, String reason, @Nullable Throwable failure) {
    LoggerContext context = new LoggerContext();
    LogOutput.write(context);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LoggingEvent event = new LoggingEvent("", root, Level.INFO, message, failure, null);
    event.addKeyValuePair(new KeyValuePair("reason", reason));
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
