package dev.paperboy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.CapturedData;
import dev.paperboy.bench.SignalBenchmark.Result;
import dev.paperboy.bench.SignalTally.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@code src/bench/signal} tells, on a fortnight of its days and with fewer polls. */
final class SignalBenchmarkTest {
  private static final Instant AFTER_TWO_WEEKS = Instant.parse("2026-05-24T18:00:00Z");

  @Test
  void tenChannelsSeeOfACapturedFortnightWhatTheyAskFor() throws Exception {
    Result result =
        SignalBenchmark.run(CapturedData.feedsOrSkip(), Duration.ofHours(24), AFTER_TWO_WEEKS);
    assertThat(result.mistakes()).isEmpty();
    assertThat(result.once()).hasSize(10).hasSameSizeAs(result.repeated());
    assertThat(result.once()).extracting(Row::instant).anyMatch(papers -> papers > 0);
    assertThat(result.once()).extracting(Row::digests).anyMatch(papers -> papers > 0);
    assertThat(result.once()).extracting(Row::held).anyMatch(papers -> papers > 0);
    assertThat(result.once()).extracting(Row::muted).anyMatch(papers -> papers > 0);
    assertThat(SignalTable.of(result.once(), result.repeated())).contains("| 10 |", "| all |");
  }
}
