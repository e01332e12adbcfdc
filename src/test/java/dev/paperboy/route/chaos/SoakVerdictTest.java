package dev.paperboy.route.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SoakVerdictTest {

  @Test
  void nothingGrowsThatIsLevelOrNoisy() {
    assertThat(judge(i -> sample(38_000_000 + i % 2 * 3_000_000, 100 + i % 3, 50 + i % 4, 1_000)))
        .isEmpty();
  }

  @Test
  void heapThatGrowsIsFound() {
    assertThat(judge(i -> sample(38_000_000 + i * 2_000_000, 100, 50, 1_000)))
        .singleElement()
        .asString()
        .startsWith("heap");
  }

  @Test
  void threadsAndHandlesThatAreLeftOverAreFound() {
    assertThat(judge(i -> sample(38_000_000, 100 + 2 * i, 50 + 4 * i, 1_000)))
        .extracting(line -> line.split(":", 2)[0])
        .containsExactly("threads", "file handles");
  }

  @Test
  void rowsThatAreNotRemovedAreFoundOnceTheyCouldHaveBeen() {
    IntFunction<SoakSample> growing = i -> sample(38_000_000, 100, 50, 1_000 + 100 * i);
    assertThat(judge(growing)).containsExactly("rows of messages: 1100.0 became 1500.0");
    assertThat(SoakVerdict.of(samples(growing), false)).isEmpty();
  }

  private static List<String> judge(IntFunction<SoakSample> sample) {
    return SoakVerdict.of(samples(sample), true);
  }

  private static List<SoakSample> samples(IntFunction<SoakSample> sample) {
    return IntStream.range(0, 7).mapToObj(sample).toList();
  }

  private static SoakSample sample(long heap, long threads, long handles, long rows) {
    return new SoakSample(
        0,
        heap,
        Map.of(),
        300_000,
        threads,
        handles,
        0,
        // Papers are kept.
        Map.of("messages", rows, "papers", 10 * rows),
        0,
        0);
  }
}
