package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredButtonsTest {
  private static final ChannelId HERE = new ChannelId("discord", "1", "10");
  private static final ChannelId BESIDE = new ChannelId("discord", "1", "11");
  private static final ChannelId ELSEWHERE = new ChannelId("discord", "2", "10");

  private static Buttons buttons(Database database, long seed) {
    return new StoredButtons(database, new Random(seed), SettableClock.at("2026-06-15T12:00:00Z"));
  }

  private static String token(Buttons buttons, ChannelId channel, String command) {
    return buttons.tokens(channel, List.of(command)).getOrDefault(command, "");
  }

  @Test
  void aButtonIsKeptInTheDatabaseAndWithinItsTenant(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      String token = token(buttons(database, 1), HERE, "unsubscribe 1");
      assertThat(token).matches("[A-Za-z0-9_-]{16,32}");
      Buttons again = buttons(database, 2);
      assertThat(again.command(HERE, token)).contains("unsubscribe 1");
      assertThat(token(again, BESIDE, "unsubscribe 1")).as("within the tenant").isEqualTo(token);
      assertThat(again.command(ELSEWHERE, token)).isEmpty();
      assertThat(token(again, ELSEWHERE, "unsubscribe 1")).isNotEqualTo(token);
      assertThat(again.command(HERE, "nonsense")).isEmpty();
    }
  }

  @Test
  void manyButtonsAreMadeAtOnce(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      Buttons buttons = buttons(database, 1);
      String why = token(buttons, HERE, "why x");
      Map<String, String> tokens = buttons.tokens(HERE, List.of("why x", "similar x", "why x"));
      assertThat(tokens).containsOnlyKeys("why x", "similar x").containsEntry("why x", why);
      assertThat(buttons.tokens(HERE, List.of("similar x", "why x"))).isEqualTo(tokens);
      assertThat(tokens.values()).doesNotHaveDuplicates();
    }
  }
}
