package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.OlderButtons;
import dev.paperboy.paper.Signals;
import dev.paperboy.taste.SampleTastes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  @Test
  void aPaperIsVotedOnWhereItStandsAloneAndInADigest() {
    try (DiscordScene at = new DiscordScene(folder)) {
      SimulatedUser ada = at.discord.user("ada");
      SimulatedUser ben = at.discord.user("ben");
      SimulatedGuild guild = at.discord.guild("Reading group");
      SimulatedChannel channel = guild.textChannel("papers");
      at.type(channel, "subscribe diffusion daily at 13:00");
      at.scene.poll(at.scene.arxiv, Scene.papers(0, 3, "Diffusion"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.deliver();
      PostedMessage digest = at.discord.posts(channel).get(0);
      String down = digest.menus().get(1).at("/options/1/value").asText();
      PostedMessage voted = at.discord.choose(ada, digest, "vote", down).awaitMessage();
      assertThat(voted.isEphemeral()).isTrue();
      assertThat(voted.content()).isEqualTo("You voted 👎 on “Diffusion 0”. Votes here: 👎 1.");
      String show = digest.menus().get(0).at("/options/0/value").asText();
      PostedMessage shown = at.discord.choose(ben, digest, "choose", show).awaitMessage();
      assertThat(shown.embeds().get(0).path("description").asText()).contains("👎 1");
      assertThat(at.discord.pressLabelled(ben, shown, "👍").awaitMessage().content())
          .isEqualTo("You voted 👍 on “Diffusion 0”. Votes here: 👍 1, 👎 1.");
      assertThat(at.discord.pressLabelled(ben, shown, "👍").awaitMessage().content())
          .isEqualTo("You took back your 👍 on “Diffusion 0”. Votes here: 👎 1.");
      SimulatedChannel elsewhere = at.discord.guild("Others").textChannel("papers");
      assertThat(at.type(elsewhere, "show 2606.00000").cards().get(0).votes()).isEmpty();
    }
  }

  @Test
  void votesChangeTheNextDigestAndWhatItSuggestsIsDoneWithOnePress() {
    try (DiscordScene at = new DiscordScene(folder)) {
      SimulatedUser ada = at.discord.user("ada");
      SimulatedChannel channel =
          at.discord
              .guild("Reading group")
              .member(ada, Permission.MANAGE_CHANNEL)
              .textChannel("papers");
      at.scene.poll(at.scene.arxiv, SampleTastes.others());
      at.type(channel, "subscribe cat:cs.LG daily at 13:00");
      at.scene.poll(at.scene.arxiv, SampleTastes.in("cs.LG", "A benchmark", 0, 6));
      at.scene.clock.advance(Duration.ofHours(1));
      at.deliver();
      PostedMessage first = at.discord.posts(channel).get(0);
      for (int paper = 0; paper < 6; paper++) {
        String down = first.menus().get(1).at("/options/" + (2 * paper + 1) + "/value").asText();
        assertThat(at.discord.choose(ada, first, "vote", down).awaitMessage().content())
            .startsWith("You voted 👎");
      }
      at.scene.poll(
          at.scene.arxiv,
          Scene.paper("2606.00101", "A benchmark again")
              .categories(List.of("cs.LG"))
              .signals(new Signals(50, 0, "", "")),
          Scene.paper("2606.00102", "Another idea").categories(List.of("cs.LG")));
      at.scene.clock.advance(Duration.ofDays(1));
      at.deliver();
      PostedMessage next = at.discord.posts(channel).get(1);
      assertThat(next.embeds().stream().map(embed -> embed.path("title").asText()))
          .containsExactly("Another idea", "A benchmark again");
      assertThat(next.embeds().get(1).path("description").asText())
          .contains("*Further down because you did not like “A benchmark for ");
      assertThat(next.content())
          .contains("Of 6 papers voted down here, 6 contain “benchmark”. Mute `benchmark`?");
      assertThat(at.discord.pressLabelled(ada, next, "Mute benchmark").awaitMessage().content())
          .startsWith("Muted: ");
      assertThat(at.type(channel, "list mutes").text()).contains("benchmark");
      at.scene.clock.advance(Duration.ofMinutes(1));
      at.type(channel, "taste forget");
      assertThat(at.type(channel, "taste").text()).startsWith("Nothing has been learned");
    }
  }
}
