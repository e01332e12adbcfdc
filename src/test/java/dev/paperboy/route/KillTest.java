package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at random moments and started again, while answers fail as well. */
@Tag("process")
final class KillTest {
  private static final long SEED = 50;

  /**
   * From the start, in milliseconds: some die before they are ready, some in the middle of work.
   */
  private static final int LONGEST_LIFE = 9_000;

  private static final Duration SLOW_START = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void twoKillsLoseNothingAndRepeatNothing() throws Exception {
    killed(2, 86_400 / 2.0, "1h");
  }

  /** Takes ten minutes: {@code mvn verify -Dit.test=KillTest -Dpaperboy.long=true}. */
  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void fiftyKillsLoseNothingAndRepeatNothing() throws Exception {
    killed(50, 86_400 / 40.0, "15m");
  }

  private void killed(int kills, double speed, String every) throws Exception {
    Random random = new Random(SEED);
    int whileSending = 0;
    try (Fortnight fortnight = new Fortnight(folder, SEED, every)) {
      fortnight.prepare();
      fortnight.discord.answerSlowly();
      fortnight.server.go(speed, 0.3);
      for (int done = 0; done < kills; done++) {
        fortnight.paperboy.launch(fortnight.server.now(), speed);
        if (done % 2 == 0) {
          TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE));
        } else if (fortnight.discord.isSentToWithin(SLOW_START)) {
          whileSending++;
        }
        fortnight.paperboy.kill();
      }
      fortnight.discord.answerAtOnce();
      assertThat(fortnight.server.now())
          .as("killed while there was news, seed %d", SEED)
          .isBefore(Fortnight.end());
      fortnight.begin(speed, 0.3);
      fortnight.finish();
      RouteTest.report(
          kills
              + " kills, "
              + whileSending
              + " of them while Discord had a message but the program did not know",
          fortnight.size(),
          fortnight.hold(true));
    }
  }
}
