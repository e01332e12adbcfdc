package dev.paperboy.app.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.chat.CheckFinding.Level;
import dev.paperboy.feed.fetch.Proxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final long MEGABYTE = 1 << 20;

  @Test
  void tooFewFilesAreANoteThatSaysHowToRaiseTheLimit() {
    assertThat(MachineCheck.files(1024))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.NOTE);
              assertThat(finding.advice()).contains("LimitNOFILE=65536", "ulimit");
            });
    assertThat(MachineCheck.files(65_536)).allMatch(finding -> finding.level() == Level.OK);
    assertThat(MachineCheck.files(-1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"512, 512, NOTE", "600, 512, NOTE", "1024, 512, OK", "320, 160, OK"})
  void theHeapMustFitIntoTheMemory(long memory, long heap, Level level) {
    assertThat(MachineCheck.memory(memory * MEGABYTE, heap * MEGABYTE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(level));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 50, PROBLEM",
    "0, 300, NOTE",
    "0, 2000, OK",
    "5000, 2000, NOTE",
    "5000, 6000, OK"
  })
  void littleSpaceIsANoteAndHardlyAnyAProblem(long size, long free, Level level) {
    CheckFinding finding =
        MachineCheck.space("database", Path.of("/data"), size * MEGABYTE, free * MEGABYTE);
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.text()).contains(" are free in /data, for the database");
    assertThat(finding.advice().isEmpty()).isEqualTo(level == Level.OK);
  }

  @Test
  void theSpaceOfAFolderThatIsNotThereYetIsThatOfTheOneAbove(@TempDir Path folder) {
    assertThat(MachineCheck.space("index", folder.resolve("data/index"), 0).text())
        .contains("free in " + folder + ",");
  }

  @ParameterizedTest
  @CsvSource({"2026a, OK", "2024b, OK", "2023c, NOTE", "unknown, NOTE"})
  void oldTimeZonesAreANote(String version, Level level) {
    assertThat(MachineCheck.zones(version, NOW).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T12:00:20Z, OK, agrees with",
    "2026-11-29T12:01:30Z, NOTE, 90 s behind that of",
    "2026-11-29T11:58:30Z, NOTE, 90 s ahead of that of",
    "2026-11-29T13:00:00Z, PROBLEM, 3600 s behind that of"
  })
  void theClockIsComparedWithThatOfAServer(Instant theirs, Level level, String words) {
    CheckFinding finding = ClockCheck.judge("arxiv.org", theirs, NOW);
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.text()).contains(words + " ").contains("arxiv.org");
    assertThat(finding.advice().isEmpty()).isEqualTo(level == Level.OK);
  }

  @Test
  void theFirstServerThatSaysTheTimeDecides() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          // The server itself adds the header Date.
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      HttpUrl silent = HttpUrl.get("http://127.0.0.1:1/rss/cs.CL");
      HttpUrl answers = HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/feed");
      List<HttpUrl> servers = List.of(silent, answers);
      InstantSource clock = InstantSource.system();
      assertThat(ClockCheck.of(servers, Proxies.NONE, clock))
          .contains(new CheckFinding(true, "the clock agrees with that of 127.0.0.1"));
      assertThat(
              ClockCheck.of(
                  servers, Proxies.NONE, () -> clock.instant().minus(Duration.ofMinutes(10))))
          .hasValueSatisfying(finding -> assertThat(finding.sound()).isFalse());
      assertThat(ClockCheck.of(List.of(silent), Proxies.NONE, () -> NOW)).isEmpty();
    } finally {
      server.stop(0);
    }
  }
}
