package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CommandLineArgumentsTest {
  private static final String LOST = "na\uFFFD\uFFFDve";

  private static byte[] utf8(String commandLine) {
    return commandLine.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatTheLocaleLostIsTakenFromTheSystem() {
    assertThat(
            CommandLineArguments.of(
                new String[] {"search", LOST, "", "\uFFFD\uFFFD\uFFFD"},
                utf8("java\0-jar\0p.jar\0search\0naïve\0\0論文\0")))
        .containsExactly("search", "naïve", "", "論文");
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsWindowsWroteThem() {
    byte[] latin = "java\0search\0naïve\0".getBytes(Charset.forName("windows-1252"));
    assertThat(CommandLineArguments.of(new String[] {"search", "na\uFFFDve"}, latin))
        .containsExactly("search", "naïve");
  }

  /** Everyone on the machine can list the arguments of processes. */
  @Test
  void noOptionTakesASecret() throws IOException {
    Pattern named = Pattern.compile("(?:names|paramLabel) = \"([^\"]+)\"");
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/paperboy/app/cli"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        named.matcher(Files.readString(file)).results().forEach(one -> names.add(one.group(1)));
      }
    }
    assertThat(names)
        .contains("--config", "FILE")
        .noneMatch(name -> name.matches("(?i).*(token|secret|password|key|credential).*"));
  }

  @Test
  void whatWasReadRightStays() {
    String[] plain = {"search", "plain"};
    assertThat(CommandLineArguments.of(plain)).isSameAs(plain);
    assertThat(CommandLineArguments.of(new String[] {"naïve"}, utf8("java\0naïve\0")))
        .containsExactly("naïve");
  }

  @Test
  void aCommandLineThatCannotBeItIsLeftAside() {
    String[] read = {"search", LOST};
    assertThat(CommandLineArguments.of(read, utf8("java\0"))).isSameAs(read);
    assertThat(CommandLineArguments.of(read, new byte[0])).isSameAs(read);
  }
}
