package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.OlderButtons;
import java.nio.file.Path;
import java.time.Duration;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest on Discord leads to what it left out, with one press. */
final class DigestOnDiscordTest {
  @TempDir private Path folder;

  @Test
  void buttonsThatTheVersionBeforePostedGoOnToWork() {
    try (DiscordScene at = new DiscordScene(folder)) {
      SimulatedUser ada = at.discord.user("ada");
      SimulatedChannel channel =
          at.discord
              .guild("Reading group")
              .member(ada, Permission.MANAGE_CHANNEL)
              .textChannel("papers");
      at.type(channel, "subscribe diffusion daily at 13:00 max 1");
      at.scene.poll(at.scene.arxiv, Scene.papers(0, 5, "Diffusion"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.deliver();
      PostedMessage digest = at.discord.posts(channel).get(0);
      OlderButtons.turnBack(at.scene.database);
      assertThat(at.discord.pressLabelled(ada, digest, "Show 4 more").awaitMessage().embeds())
          .hasSize(4);
      assertThat(at.discord.pressLabelled(ada, digest, "Mute…").awaitMessage().content())
          .contains("What should no longer be posted here?");
    }
  }

  @Test
  void aPressShowsWhatTheDigestLeftOutToWhoPressed() {
    try (DiscordScene at = new DiscordScene(folder)) {
      SimulatedGuild guild = at.discord.guild("Reading group");
      SimulatedChannel channel = guild.textChannel("papers");
      at.type(channel, "subscribe diffusion daily at 13:00 max 3");
      at.scene.poll(at.scene.arxiv, Scene.papers(0, 5, "Diffusion"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.deliver();
      PostedMessage digest = at.discord.posts(channel).get(0);
      assertThat(digest.content())
          .startsWith("Digest: 3 papers, best first.")
          .contains("+2 more, ");
      assertThat(digest.embeds()).hasSize(3);
      PostedMessage rest =
          at.discord.pressLabelled(at.discord.user("ada"), digest, "Show 2 more").awaitMessage();
      assertThat(rest.isEphemeral()).isTrue();
      assertThat(rest.embeds().stream().map(embed -> embed.path("title").asText()))
          .containsExactly("Diffusion 3", "Diffusion 4");
    }
  }
}
