package dev.paperboy.ingest;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code upvotes>=50} posts a paper when it becomes true, and never again. */
final class ThresholdTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
    scene.type("subscribe diffusion upvotes>=50");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static PaperBuilder voted(int votes) {
    return paper("2606.00001", "Diffusion").signals(new Signals(votes, 0, "", ""));
  }

  private void hear(Scene.Feed feed, PaperBuilder paper) {
    scene.poll(feed, paper);
    scene.drain();
  }

  private void restart() {
    scene.close();
    scene = Scene.restarted(TestDatabase.SQLITE, folder);
  }

  @Test
  void aPaperIsPostedOnceWhenItsVotesPassTheThreshold() {
    hear(scene.huggingface, voted(3));
    hear(scene.huggingface, voted(49));
    assertThat(scene.platform.sent).isEmpty();
    hear(scene.huggingface, voted(51));
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    hear(scene.huggingface, voted(40));
    hear(scene.huggingface, voted(60));
    assertThat(scene.platform.sent).as("down and up again").hasSize(1);
  }

  @Test
  void aRestartInBetweenLosesNothingAndRepeatsNothing() {
    hear(scene.huggingface, voted(49));
    restart();
    hear(scene.huggingface, voted(50));
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    restart();
    hear(scene.huggingface, voted(70));
    assertThat(scene.platform.sent).isEmpty();
  }

  @Test
  void whatWasFoundBeforeACrashIsSentAfterIt() {
    scene.poll(scene.huggingface, voted(50));
    restart();
    scene.poll(scene.huggingface, voted(50));
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
  }

  @Test
  void theSecondFeedMakesItTrueAndTheFirstDoesNotRepeatIt() {
    hear(scene.arxiv, paper("2606.00001", "Diffusion"));
    assertThat(scene.platform.sent).isEmpty();
    hear(scene.huggingface, voted(55));
    assertThat(scene.platform.papers()).containsExactly("2606.00001");
    hear(scene.arxiv, paper("2606.00001", "Diffusion").version(2));
    hear(scene.huggingface, voted(56));
    assertThat(scene.platform.sent).hasSize(1);
  }
}
