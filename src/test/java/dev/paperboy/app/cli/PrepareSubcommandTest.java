package dev.paperboy.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rehearsal of a start, in this process: nothing is archived here. */
final class PrepareSubcommandTest {

  @Test
  void aRehearsalEndsByItselfOnceDiscordAndSlackAreConnected() throws Exception {
    // If one of them does not connect, it throws.
    assertThat(new PrepareSubcommand().call()).isZero();
  }
}
