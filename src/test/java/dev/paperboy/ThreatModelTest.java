package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the threat model names one test, and there is one of that name. */
final class ThreatModelTest {
  private static final Path MODEL = Path.of("docs/security.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

  /** Threat, by whom, what holds, test. */
  private static final int CELLS = 4;

  private static List<List<String>> threats() throws IOException {
    List<List<String>> threats = new ArrayList<>();
    for (String line : Files.readAllLines(MODEL)) {
      if (line.startsWith("| ") && !line.startsWith("| threat |")) {
        List<String> cells =
            Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
        if (cells.size() == CELLS) {
          threats.add(cells);
        }
      }
    }
    return threats;
  }

  @Test
  void everyLineNamesOneTestThatExists() throws IOException {
    assertThat(threats()).hasSizeGreaterThan(90);
    for (List<String> threat : threats()) {
      List<MatchResult> tests = TEST.matcher(threat.get(CELLS - 1)).results().toList();
      assertThat(tests).as("%s", threat).hasSize(1);
      String source = source(tests.get(0).group(1));
      assertThat(source)
          .as("%s", threat)
          .containsPattern("\n  (void|Stream<DynamicTest>) " + tests.get(0).group(2) + "\\(");
    }
  }

  @Test
  void everyThreatSaysWhoItIsByAndWhatHolds() throws IOException {
    List<String> who =
        Files.readAllLines(MODEL).stream()
            .filter(line -> line.startsWith("| "))
            .flatMap(line -> Pattern.compile("\\*\\*(\\w+)\\*\\*").matcher(line).results())
            .map(found -> found.group(1))
            .toList();
    assertThat(threats())
        .allSatisfy(
            threat -> {
              assertThat(threat.subList(0, 3)).allSatisfy(cell -> assertThat(cell).isNotBlank());
              assertThat(who).contains(threat.get(1));
            });
  }

  private static String source(String testClass) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<Path> found = files.filter(file -> file.endsWith(testClass + ".java")).toList();
      assertThat(found).as(testClass).hasSize(1);
      return Files.readString(found.get(0));
    }
  }
}
