package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Database;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.channel.ButtonStore;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredButtonsTest {
  private static final ChannelId HERE = new ChannelId("discord", "1", "10");
  private static final ChannelId BESIDE = new ChannelId("discord", "1", "11");
  private static final ChannelId ELSEWHERE = new ChannelId("discord", "2", "10");

  private static final Invocation UNDO = Invocation.of("unsubscribe").with("subscription", 1);
  private static final Invocation WHY = Invocation.of("why").with("paper", "x");
  private static final Invocation SIMILAR = Invocation.of("similar").with("paper", "x");

  private static Buttons buttons(Database database, long seed) {
    return new StoredButtons(
        database,
        new Random(seed),
        SettableClock.at("2026-06-15T12:00:00Z"),
        TypedAction::invocation);
  }

  private static String token(Buttons buttons, ChannelId channel, Invocation command) {
    return buttons.tokens(channel, List.of(command)).getOrDefault(command, "");
  }

  @Test
  void aButtonIsKeptInTheDatabaseAndWithinItsTenant(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      String token = token(buttons(database, 1), HERE, UNDO);
      assertThat(token).matches("[A-Za-z0-9_-]{16,32}");
      Buttons again = buttons(database, 2);
      assertThat(again.invocation(HERE, token)).contains(UNDO);
      assertThat(token(again, BESIDE, UNDO)).as("within the tenant").isEqualTo(token);
      assertThat(again.invocation(ELSEWHERE, token)).isEmpty();
      assertThat(token(again, ELSEWHERE, UNDO)).isNotEqualTo(token);
      assertThat(again.invocation(HERE, "nonsense")).isEmpty();
    }
  }

  @Test
  void theSameFieldsInAnotherOrderAreTheSameButton(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      Buttons buttons = buttons(database, 1);
      Invocation drop = Invocation.of("release").with("id", 5).with("how", "drop");
      Invocation other = Invocation.of("release").with("how", "drop").with("id", 5);
      String token = token(buttons, HERE, drop);
      assertThat(token(buttons, HERE, other)).isEqualTo(token);
      assertThat(buttons.invocation(HERE, token)).contains(other);
      assertThat(token(buttons, HERE, Invocation.of("release").with("id", 5))).isNotEqualTo(token);
    }
  }

  @Test
  void aButtonOfAnOlderVersionIsReadAsItWasTyped(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      database.change(
          transaction ->
              new ButtonStore()
                  .add(transaction, "discord", "1", Map.of("similar x", "old"), Instant.EPOCH));
      Buttons buttons = buttons(database, 1);
      assertThat(buttons.invocation(HERE, "old")).contains(TypedAction.invocation("similar x"));
      assertThat(buttons.invocation(ELSEWHERE, "old")).isEmpty();
      assertThat(token(buttons, HERE, SIMILAR)).as("a new one").isNotEqualTo("old");
    }
  }

  @Test
  void manyButtonsAreMadeAtOnce(@TempDir Path folder) {
    try (Database database = TestDatabase.SQLITE.open(folder)) {
      Buttons buttons = buttons(database, 1);
      String why = token(buttons, HERE, WHY);
      Map<Invocation, String> tokens = buttons.tokens(HERE, List.of(WHY, SIMILAR, WHY));
      assertThat(tokens).containsOnlyKeys(WHY, SIMILAR).containsEntry(WHY, why);
      assertThat(buttons.tokens(HERE, List.of(SIMILAR, WHY))).isEqualTo(tokens);
      assertThat(tokens.values()).doesNotHaveDuplicates();
    }
  }
}
