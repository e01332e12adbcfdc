package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.chat.discord.simulator.Answer;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseDownOnDiscordTest {

  @Test
  void whileTheDatabaseIsDownWhatIsTypedAndPressedIsAnsweredSo(@TempDir Path folder) {
    try (DiscordScene at = new DiscordScene(folder);
        LogCapture log = new LogCapture(LogSettings.Level.INFO)) {
      SimulatedUser ada = at.discord.user("ada");
      SimulatedChannel channel =
          at.discord.guild("Group").member(ada, Permission.MANAGE_CHANNEL).textChannel("papers");
      Map<String, String> query = Map.of("query", "diffusion");
      PostedMessage done = at.discord.slash(ada, channel, "papers subscribe", query).awaitMessage();
      at.scene.database.close();
      assertThat(at.discord.slash(ada, channel, "papers list", Map.of()).awaitMessage().content())
          .contains("The database cannot be reached at present");
      assertThat(at.discord.slash(ada, channel, "papers subscribe", query).awaitMessage().content())
          .contains("The database cannot be reached at present", "Nothing was changed.");
      Answer pressed = at.discord.pressLabelled(ada, done, "Undo");
      at.discord.await(
          "the sentence",
          Duration.ofSeconds(20),
          () ->
              pressed
                  .message()
                  .filter(one -> one.content().contains("cannot be reached at present"))
                  .filter(one -> one.content().contains("Nothing was changed."))
                  .isPresent());
      assertThat(log.text()).contains("cannot be reached").doesNotContain("\tat ");
    }
  }
}
