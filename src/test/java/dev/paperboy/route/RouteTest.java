package dev.paperboy.route;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The main job: what feeds announce is stored once and posted where it is asked for, once. */
@Tag("process")
final class RouteTest {
  private static final double SPEED = 86_400 / 2.8;

  @TempDir private Path folder;

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void everyChannelGetsExactlyWhatItAskedForWithinAFortnight() throws Exception {
    try (Fortnight fortnight = new Fortnight(folder, 20260530, "15m")) {
      fortnight.prepare();
      fortnight.begin(SPEED, 0);
      fortnight.finish();
      report("fortnight", fortnight.size(), fortnight.hold(false));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "paperboy.long", matches = "true")
  void failingAnswersLoseNothingAndRepeatNothing() throws Exception {
    try (Fortnight fortnight = new Fortnight(folder, 7, "15m")) {
      fortnight.prepare();
      fortnight.begin(SPEED, 0.3);
      fortnight.finish();
      report("chaos 0.3", fortnight.size(), fortnight.hold(true));
    }
  }

  static void report(String what, int papers, Map<String, Integer> counts) {
    System.out.println(what + ": " + papers + " papers; posted " + counts);
  }
}
