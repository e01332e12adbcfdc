package dev.paperboy.command.held;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.card.Action;
import dev.paperboy.command.Reply;
import dev.paperboy.command.TypedAction;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackfillTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void twentyDaysWithAPaperEach() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    for (int day = 0; day < 20; day++) {
      find(paper("2606.%05d".formatted(day), "Diffusion " + day));
      scene.clock.advance(Duration.ofDays(1));
    }
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String say(String text) {
    return scene.type(text).text();
  }

  private void find(PaperBuilder... papers) {
    scene.poll(scene.arxiv, papers);
  }

  private List<String> posted(int hours) {
    List<String> posted = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      Platform next = new Platform("console");
      scene.outbox(List.of(next)).drain();
      assertThat(next.papers()).hasSizeLessThanOrEqualTo(10);
      posted.addAll(next.papers());
      scene.clock.advance(Duration.ofHours(1));
    }
    return posted;
  }

  @Test
  void nothingOfBeforeIsPostedUnlessSomebodyAsks() {
    Reply reply = scene.type("subscribe diffusion");
    assertThat(posted(3)).isEmpty();
    Action offer = reply.actions().get(1);
    assertThat(TypedAction.of(offer))
        .isEqualTo(new TypedAction("Post the newest 5 of these", "backfill 1 for 30d max 5"));
    assertThat(say(offer.invocation().typed()))
        .isEqualTo(
            "The newest 5 papers from the last 30 days for #1 will be posted, oldest first, at most"
                + " 10 an hour and 25 a day, the last at about 5 Jul 2026 15:00 UTC. There are 15"
                + " more.");
    assertThat(posted(3))
        .containsExactly("2606.00015", "2606.00016", "2606.00017", "2606.00018", "2606.00019");
    assertThat(say("why 2606.00019"))
        .contains(
            "It was not news here; somebody asked for papers announced earlier on 5 Jul 2026 15:00"
                + " UTC.")
        .doesNotContain("It did not match when it was first read")
        .contains("Posted here on 5 Jul 2026 15:00 UTC")
        .contains("#1 `diffusion`: “Diffusion” (title)");
  }

  @Test
  void itGoesBackAsFarAsItIsToldAndNeverBeyond() {
    say("subscribe diffusion");
    assertThat(say("backfill 1 for 3d max 100"))
        .startsWith("The newest 3 papers from the last 3 days");
    assertThat(posted(1)).containsExactly("2606.00017", "2606.00018", "2606.00019");
    assertThat(say("backfill 1")).startsWith("The newest 10 papers from the last 14 days");
    assertThat(posted(2)).hasSize(10).doesNotContain("2606.00017").isSorted();
    for (String wrong :
        List.of("for 31d", "for 0d", "for 5w", "for 3x", "max 0", "max 101", "max x")) {
      assertThat(scene.type("backfill 1 " + wrong).ephemeral()).as(wrong).isTrue();
    }
    assertThat(say("backfill 7")).contains("This channel has no subscription `7`");
    assertThat(say("backfill")).contains("Say which subscription");
    assertThat(say("backfill 1 or so")).contains("no subscription");
  }

  @Test
  void aPaperThatIsAnnouncedAgainIsNotPostedTwice() {
    say("subscribe diffusion");
    say("backfill 1 max 2");
    assertThat(posted(1)).hasSize(2);
    scene.poll(scene.huggingface, papers(17, 20, "Diffusion"));
    assertThat(posted(1)).as("only what the channel never had").containsExactly("2606.00017");
    assertThat(say("backfill 1 for 3d"))
        .contains("there is no paper for #1 that this channel does not");
  }

  @Test
  void itIsPacedAndGoesOnAfterRestarts() {
    find(papers(100, 220, "Diffusion"));
    say("subscribe diffusion");
    assertThat(say("backfill 1 for 2d max 100")).contains("There are 22 more.");
    List<String> posted = posted(24);
    assertThat(posted).hasSize(50).isSorted();
    posted.addAll(posted(24 * 4));
    assertThat(posted).hasSize(100).doesNotHaveDuplicates();
    assertThat(posted(24)).isEmpty();
  }

  @Test
  void itCanBeStopped() {
    say("subscribe diffusion");
    Reply reply = scene.type("backfill 1");
    assertThat(say(reply.actions().get(0).invocation().typed()))
        .startsWith("10 papers are held again.");
    assertThat(posted(2)).isEmpty();
    assertThat(say("why 2606.00019")).contains("Held back: requested, and then stopped.");
  }

  @Test
  void mutedPapersAreLeftOutAndOthersTakeTheirPlace() {
    say("subscribe diffusion");
    say("mute paper:2606.00019");
    say("backfill 1 max 1");
    assertThat(posted(1)).containsExactly("2606.00018");
  }

  @Test
  void whatIsUnsubscribedMeanwhileIsNotPosted() {
    say("subscribe diffusion");
    say("backfill 1");
    say("unsubscribe 1");
    assertThat(posted(2)).isEmpty();
  }

  @Test
  void aChannelThatCannotBePostedToSaysSo() {
    say("subscribe diffusion");
    scene.reachability().lost(PAPERS, "the bot was removed");
    assertThat(say("backfill 1")).contains("the bot was removed").contains("`/papers resume all`");
  }
}
