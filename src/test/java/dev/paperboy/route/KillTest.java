package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at random moments and started again, while answers fail as well. */
@Tag("process")
final class KillTest {
  private static final long SEED = Long.getLong("paperboy.seed", 50);

  /** How often the long run kills. */
  private static final int KILLS = Integer.getInteger("paperboy.kills", 50);

  /**
   * From the start, in milliseconds: some die before they are ready, some in the middle of work.
   */
  private static final int LONGEST_LIFE = 9_000;

  private static final Duration SLOW_START = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void twoKillsLoseNothingAndRepeatNothing() throws Exception {
    assertThat(killed(folder, SEED, 2, 86_400 / 2.0, "1h")).isEqualTo(2);
  }

  /**
   * Fifty kills take ten minutes: {@code mvn verify -Dit.test=KillTest -Dpaperboy.long=true}. More,
   * by {@code -Dpaperboy.kills=500}, are spread over several fortnights, each of papers of its own;
   * others are lived through with {@code -Dpaperboy.seed=100}.
   */
  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void manyKillsLoseNothingAndRepeatNothing() throws Exception {
    int done = 0;
    for (long round = 0; done < KILLS; round++) {
      Path fortnight = Files.createDirectory(folder.resolve("fortnight-" + round));
      int now = killed(fortnight, SEED + round, Math.min(50, KILLS - done), 86_400 / 40.0, "15m");
      assertThat(now).as("killed while there was news").isPositive();
      done += now;
      System.out.printf(Locale.ROOT, "%d kills of %d%n", done, KILLS);
    }
  }

  /** Kills so often, unless the fortnight ends before; returns how often it killed. */
  private static int killed(Path folder, long seed, int most, double speed, String every)
      throws Exception {
    Random random = new Random(seed);
    int kills = 0;
    int whileSending = 0;
    try (Fortnight fortnight = new Fortnight(folder, seed, every)) {
      fortnight.prepare();
      fortnight.discord.answerSlowly();
      fortnight.server.go(speed, 0.3);
      while (kills < most && fortnight.server.now().isBefore(Fortnight.end())) {
        fortnight.paperboy.launch(fortnight.server.now(), speed);
        if (kills % 2 == 0) {
          TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE));
        } else if (fortnight.discord.isSentToWithin(SLOW_START)) {
          whileSending++;
        }
        fortnight.paperboy.kill();
        kills++;
      }
      fortnight.discord.answerAtOnce();
      fortnight.begin(speed, 0.3);
      fortnight.finish();
      RouteTest.report(
          "seed "
              + seed
              + ", "
              + kills
              + " kills, "
              + whileSending
              + " of them while Discord had a message but the program did not know",
          fortnight.size(),
          fortnight.hold(true));
    }
    return kills;
  }
}
