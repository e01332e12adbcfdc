package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.deliver.OutboxDispatcher;
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

/** What becomes of a paper, as people on Slack see it. */
final class UpdatesOnSlackTest {
  @TempDir private Path folder;
  private BotOnSlack at;
  private SimulatedChannel channel;
  private OutboxDispatcher outbox;

  @BeforeEach
  void open() {
    at = new BotOnSlack(folder);
    channel = at.workspace("lab").publicChannel("papers");
    outbox = at.scene.outbox(List.of(at.connect().sender()));
    at.scene.type(BotOnSlack.address(channel), "subscribe rivers updates");
  }

  @AfterEach
  void close() {
    at.close();
  }

  private void deliver() {
    try {
      outbox.drainFully(BotOnSlack.SOON);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
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
  void theCardIsEditedAndTheThreadIsTold() {
    hear(paper(0, 1, ""), AnnounceType.NEW);
    hear(paper(12, 1, ""), AnnounceType.NEW);
    at.scene.clock.advance(Duration.ofHours(6));
    hear(paper(12, 2, "This paper has been withdrawn"), AnnounceType.REPLACE);
    List<PostedMessage> posts = at.slack.posts(channel);
    assertThat(posts).hasSize(3);
    PostedMessage card = posts.get(0);
    assertThat(card.edits()).isEqualTo(2);
    assertThat(card.blocks().get(0).path("text").path("text").asText())
        .startsWith("⚠ *Withdrawn*\n*<");
    assertThat(card.allText()).contains("v2 on 15 June");
    assertThat(posts.subList(1, 3))
        .allSatisfy(reply -> assertThat(reply.threadTs()).isEqualTo(card.ts()))
        .extracting(PostedMessage::text)
        .containsExactly(
            "“Quiet Rivers”: 12 upvotes.", "“Quiet Rivers”: withdrawn, v2 on 15 June.");
  }
}
