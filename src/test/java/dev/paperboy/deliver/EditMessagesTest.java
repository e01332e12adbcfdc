package dev.paperboy.deliver;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.card.Card;
import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paper that becomes notable is shown so where it was posted, without a new message. */
final class EditMessagesTest {
  @TempDir Path folder;
  private Scene scene;
  private Platform platform;

  @BeforeEach
  void postAPaper() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    platform = scene.platform;
    scene.type("subscribe diffusion");
    scene.afterBaseline();
    hear(0, "");
    scene.drain();
    assertThat(platform.papers()).containsExactly("2606.00001");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Hears of the paper with so many votes and this code. */
  private void hear(int votes, String code) {
    PaperBuilder paper = paper("2606.00001", "Diffusion").signals(new Signals(votes, 0, code, ""));
    scene.poll(scene.huggingface, scene.announce(scene.huggingface, AnnounceType.NEW, paper));
  }

  @Test
  void votesThatPassAMarkAndTheFirstCodeAreShown() {
    hear(9, "");
    scene.drain();
    assertThat(platform.edited).as("no mark was passed").isEmpty();
    hear(12, "");
    scene.drain();
    Outgoing edited = platform.edited.get(0);
    assertThat(edited.channel()).isEqualTo(PAPERS);
    assertThat(edited.nonce()).isEqualTo(platform.sent.get(0).nonce());
    Card card = edited.cards().get(0);
    assertThat(card.upvotes()).isEqualTo(12);
    assertThat(card.subscriptions()).isEqualTo(platform.sent.get(0).cards().get(0).subscriptions());

    hear(13, "https://github.com/a/b");
    assertThat(scene.drain()).contains(scene.clock.instant().plus(Duration.ofHours(6)));
    assertThat(platform.edited).as("at most once in six hours").hasSize(1);
    scene.clock.advance(Duration.ofHours(6));
    scene.drain();
    assertThat(platform.edited).hasSize(2);
    assertThat(platform.edited.get(1).cards().get(0).code()).isEqualTo("https://github.com/a/b");
    assertThat(platform.sent).as("no new message").hasSize(1);
  }

  @Test
  void anEditThatDoesNotGoThroughIsTriedAgainAndHoldsNoMessageUp() {
    platform.answerToEdit = new SendResult.RetryLater(Duration.ZERO, "busy");
    hear(50, "");
    assertThat(scene.drain()).contains(scene.clock.instant().plus(Duration.ofMinutes(10)));
    scene.poll(scene.arxiv, paper("2606.00002", "Diffusion again"));
    scene.drain();
    assertThat(platform.sent).hasSize(2);
    platform.answerToEdit = new SendResult.Sent("");
    scene.clock.advance(Duration.ofMinutes(10));
    assertThat(scene.drain()).isEmpty();
    assertThat(platform.edited).hasSize(2);
  }

  @Test
  void aMessageThatWasDeletedIsLeftAloneAndTheChannelStaysAwake() {
    platform.answerToEdit = new SendResult.Rejected("the message was deleted");
    hear(100, "");
    assertThat(scene.drain()).isEmpty();
    assertThat(platform.edited).hasSize(1);
    assertThat(scene.type("list").text()).doesNotContain("deleted");
  }

  @Test
  void aChannelThatIsGoneRests() {
    platform.answerToEdit = new SendResult.Gone("the channel was deleted");
    hear(100, "");
    scene.drain();
    assertThat(scene.type("list").text()).contains("the channel was deleted");
  }

  @Test
  void quietHoursLetAnEditPass() {
    scene.type("settings quiet 00:00-23:59");
    hear(10, "");
    scene.drain();
    assertThat(platform.edited).hasSize(1);
  }
}
