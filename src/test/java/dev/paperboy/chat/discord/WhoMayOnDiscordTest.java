package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WhoMayOnDiscordTest {

  @Test
  void rolesAndPeopleAreChosenByMentionAndCheckedAtCommandsAndButtons(@TempDir Path folder) {
    try (DiscordScene at = new DiscordScene(folder)) {
      SimulatedUser ada = at.discord.user("ada");
      SimulatedUser bob = at.discord.user("bob");
      SimulatedUser eve = at.discord.user("eve");
      SimulatedGuild guild =
          at.discord.guild("Group").member(ada, Permission.MANAGE_CHANNEL).member(bob).member(eve);
      SimulatedChannel channel = guild.textChannel("papers");

      assertThat(
              at.discord
                  .autocomplete(ada, channel, "papers settings", "who", "man", Map.of())
                  .awaitChoices())
          .containsExactly("managers");
      String who = "<@&" + guild.roleOf(bob) + "> <@!" + ada.id() + ">";
      assertThat(answered(at, ada, channel, "settings", Map.of("who", who)))
          .contains("only managers, @bob and @" + ada.id() + " may change subscriptions");
      assertThat(answered(at, eve, channel, "subscribe", Map.of("query", "diffusion")))
          .contains("only people who manage it, @bob and");
      PostedMessage done =
          at.discord
              .slash(bob, channel, "papers subscribe", Map.of("query", "diffusion"))
              .awaitMessage();
      assertThat(done.content()).contains("Subscribed as #1");
      assertThat(answered(at, eve, channel, "history", Map.of()))
          .contains("#1 `diffusion` subscribed by bob");
      at.discord.pressLabelled(bob, done, "Undo");
      at.discord.await(
          "the end of it",
          Duration.ofSeconds(20),
          () -> !at.type(channel, "list").text().contains("#1"));
    }
  }

  private static String answered(
      DiscordScene at,
      SimulatedUser user,
      SimulatedChannel channel,
      String command,
      Map<String, String> options) {
    return at.discord.slash(user, channel, "papers " + command, options).awaitMessage().content();
  }
}
