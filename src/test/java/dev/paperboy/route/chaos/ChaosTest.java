package dev.paperboy.route.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few things happen to a fleet; {@code src/bench/chaos} lets 200 happen. */
@Tag("process")
final class ChaosTest {
  private static final long SEED = 20261129;
  private static final int EVENTS = Boolean.getBoolean("paperboy.long") ? 20 : 4;
  private static final int REPLICAS = Integer.getInteger("paperboy.replicas", 3);

  @TempDir private Path folder;

  @Test
  void someEventsLoseNothingAndRepeatNothing() throws Exception {
    ChaosRun run =
        ChaosRun.of(
            folder,
            new ChaosRun.Plan(REPLICAS, false, 3, EVENTS, SEED),
            Month.madeUp(1, SEED),
            "4h",
            Chaos.Lengths.SHORT);
    run.report().forEach(System.out::println);
    assertThat(run.faults()).as("seed %d", SEED).isEmpty();
  }
}
