package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a paper, as people on Discord see it. */
final class UpdatesOnDiscordTest {
  @TempDir private Path folder;
  private DiscordScene at;
  private SimulatedChannel channel;
  private SimulatedChannel forum;

  @BeforeEach
  void open() {
    at = new DiscordScene(folder);
    SimulatedGuild guild = at.discord.guild("Reading group");
    channel = guild.textChannel("papers");
    forum = guild.forum("library");
    at.type(channel, "subscribe rivers updates");
    at.type(forum, "subscribe rivers updates");
  }

  @AfterEach
  void close() {
    at.close();
  }

  private void deliver() {
    at.deliver();
  }

  private static PaperBuilder paper(int votes, int version, String comment) {
    return Scene.paper("2606.00077", "Quiet Rivers")
        .signals(new Signals(votes, 0, "", ""))
        .version(version)
        .comment(comment);
  }

  private void hear(PaperBuilder paper, AnnounceType type) {
    at.scene.poll(at.scene.huggingface, at.scene.announce(at.scene.huggingface, type, paper));
    deliver();
  }

  @Test
  void theCardIsEditedAndItsMessageIsRepliedTo() {
    hear(paper(0, 1, ""), AnnounceType.NEW);
    hear(paper(12, 1, ""), AnnounceType.NEW);
    at.scene.clock.advance(Duration.ofHours(6));
    hear(paper(12, 2, "This paper has been withdrawn"), AnnounceType.REPLACE);
    List<PostedMessage> posted = at.discord.messages(channel);
    assertThat(posted).hasSize(3);
    PostedMessage card = posted.get(0);
    assertThat(card.edits()).isEqualTo(2);
    assertThat(card.embeds().get(0).path("title").asText()).isEqualTo("⚠ Withdrawn: Quiet Rivers");
    assertThat(card.embeds().get(0).path("description").asText()).contains("v2 on 15 June");
    assertThat(posted.subList(1, 3))
        .allSatisfy(reply -> assertThat(reply.replyTo()).isEqualTo(card.id()))
        .extracting(PostedMessage::content)
        .containsExactly(
            "“Quiet Rivers”: 12 upvotes.", "“Quiet Rivers”: withdrawn, v2 on 15 June.");
    assertThat(forum.threads()).hasSize(1);
    assertThat(at.discord.messages(forum.threads().get(0))).hasSize(3);
    assertThat(at.discord.pings()).isEmpty();
  }
}
