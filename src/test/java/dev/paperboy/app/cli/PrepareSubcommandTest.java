package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The rehearsal of a start, in this process: nothing is archived here. */
final class PrepareSubcommandTest {

  @Test
  void aRehearsalEndsByItselfOnceDiscordAndSlackAreConnected() throws Exception {
    // If one of them does not connect, it throws.
    assertThat(new PrepareSubcommand().call()).isZero();
  }

  @Test
  void theFirstCallCreatesADatabaseAndTheSecondStartsOnIt(@TempDir Path folder) {
    Path database = folder.resolve("paperboy.db");
    assertThat(prepareIn(folder)).isZero();
    assertThat(database).isNotEmptyFile();
    assertThat(folder.resolve("paperboy.yaml")).content().doesNotContain("discord");

    assertThat(prepareIn(folder)).isZero();
    assertThat(folder.resolve("paperboy.yaml")).content().contains("discord");
  }

  private static int prepareIn(Path folder) {
    return new CommandLine(new PrepareSubcommand()).execute(folder.toString());
  }
}
