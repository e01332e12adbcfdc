package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private Progress progress(long total, boolean terminal) {
    return new Progress("load", "papers", total, out, terminal, () -> now);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Test
  void onATerminalOneLineShowsRateAndTimeLeft() {
    Progress progress = progress(12_811, true);
    pass(Duration.ofSeconds(2));
    progress.reach(4_200);

    assertThat(written())
        .isEqualTo("\r\u001b[Kload: 4,200 of 12,811 papers (32 %), 2,100 a second, 4 s left");
  }

  @Test
  void onATerminalTheLineChangesAtMostTenTimesASecond() {
    Progress progress = progress(1_000, true);
    for (int i = 0; i < 1_000; i++) {
      pass(Duration.ofMillis(1));
      progress.advance(1);
    }

    assertThat(written().split("\r", -1)).hasSize(1 + 10);
  }

  @Test
  void inALogThereIsALineEvery30SecondsAndOneAtTheEnd() {
    try (Progress progress = progress(200, false)) {
      for (int i = 0; i < 200; i++) {
        pass(Duration.ofMillis(500));
        progress.advance(1);
      }
    }

    assertThat(written().lines())
        .containsExactly(
            "load: 60 of 200 papers (30 %), 2 a second, 1 min 10 s left",
            "load: 120 of 200 papers (60 %), 2 a second, 40 s left",
            "load: 180 of 200 papers (90 %), 2 a second, 10 s left",
            "load: 200 papers in 1 min 40 s, 2 a second");
  }

  @Test
  void aShortWorkIsOneLineInALog() {
    try (Progress progress = progress(Progress.UNKNOWN, false)) {
      pass(Duration.ofMillis(200));
      progress.advance(12);
    }

    assertThat(written().strip()).isEqualTo("load: 12 papers in less than 1 s");
  }

  @Test
  void aWorkThatStopsEarlySaysHowFarItCame() {
    Progress progress = progress(10_000, true);
    pass(Duration.ofHours(2));
    progress.reach(7_200);
    progress.close();
    progress.close();
    progress.reach(9_000);

    assertThat(written())
        .endsWith(
            "\r\u001b[Kload: stopped after 7,200 of 10,000 papers in 2 h 0 min, 1 a second\n");
  }

  @Test
  void anUnknownTotalHasNoTimeLeft() {
    Progress progress = progress(Progress.UNKNOWN, true);
    pass(Duration.ofSeconds(1));
    progress.reach(5);

    assertThat(written()).endsWith("load: 5 papers, 5 a second");
  }
}
