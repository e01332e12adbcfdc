package dev.paperboy.deliver;

import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random polls, outages, releases and backfills: whatever happens, no channel is flooded. With
 * {@code mvn test -Dtest=NeverTooManyTest -Dpaperboy.long=true} of three seeds and twelve times as
 * long.
 */
final class NeverTooManyTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final int CAP = 7;
  private static final int DAILY = 18;
  private static final boolean LONG = Boolean.getBoolean("paperboy.long");
  private static final int STEPS = LONG ? 500 : 40;

  @TempDir Path folder;

  private Scene scene;
  private Platform platform;
  private OutboxDispatcher outbox;
  private int next;
  private int pollsWaiting;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    platform = scene.platform;
    outbox = scene.outbox(List.of(platform));
    scene.type("settings zone " + ZONE);
    scene.type("settings cap " + CAP);
    scene.type("settings daily " + DAILY);
    scene.type("subscribe diffusion");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  static LongStream seeds() {
    return LONG ? LongStream.of(1, 2, 3) : LongStream.of(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void capsAreKeptAndNothingIsLost(long seed) {
    Random random = new Random(seed);
    Map<LocalDate, Integer> byDay = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      happen(random);
      byDay.merge(LocalDate.ofInstant(scene.clock.instant(), ZONE), drain(), Integer::sum);
      scene.clock.advance(Duration.ofMinutes(1 + random.nextInt(180)));
    }
    assertThat(byDay.values()).as("seed %d", seed).allMatch(papers -> papers <= DAILY);
    hold(seed);
  }

  /**
   * Returns how many papers were posted: of each poll no more than the cap, and so many old ones.
   */
  private int drain() {
    int before = platform.papers().size();
    outbox.drain();
    int posted = platform.papers().size() - before;
    assertThat(posted).isLessThanOrEqualTo((pollsWaiting + 1) * CAP);
    pollsWaiting = platform.ready ? 0 : pollsWaiting;
    return posted;
  }

  private void happen(Random random) {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> poll(random.nextInt(12));
      case 3 -> poll(random.nextInt(60));
      case 4 -> scene.type(random.nextBoolean() ? "release all" : "release stop");
      case 5 -> scene.type("backfill 1 for 30d max " + (1 + random.nextInt(100)));
      case 6 -> platform.ready = random.nextInt(3) > 0;
      case 7 -> poll(random.nextInt(4) == 0 ? 900 : 0);
      default -> outbox = scene.outbox(List.of(platform));
    }
  }

  private void poll(int number) {
    scene.poll(scene.arxiv, papers(next, next + number, "Diffusion"));
    next += number;
    pollsWaiting++;
  }

  private void hold(long seed) {
    List<String> posted = platform.papers();
    assertThat(posted).as("seed %d", seed).isNotEmpty().doesNotHaveDuplicates();
    scene.type("release stop");
    platform.ready = true;
    for (int day = 0; day < 3; day++) {
      outbox.drain();
      scene.clock.advance(Duration.ofDays(1));
    }
    Map<String, Long> counts = scene.alertCounts();
    assertThat(counts).as("seed %d", seed).containsEntry("PENDING", 0L).containsEntry("FAILED", 0L);
    assertThat(counts.getOrDefault("SENT", 0L) + counts.getOrDefault("HELD", 0L))
        .as("seed %d", seed)
        .isEqualTo(next);
    List<String> unexplained = new ArrayList<>();
    for (int number = 0; number < next; number += 23) {
      String why = scene.type("why 2606.%05d".formatted(number)).text();
      if (!why.contains("Posted here on") && !why.matches("(?s).*Held back: \\w+ .*")) {
        unexplained.add(why);
      }
    }
    assertThat(unexplained).as("seed %d", seed).isEmpty();
  }
}
