package dev.paperboy.deliver;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.feed.PollResult;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SilenceNotifierTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Lets days pass on each of which the feed is read and the outbox drained. */
  private void pass(int days) {
    for (int day = 0; day < days; day++) {
      scene.clock.advance(Duration.ofDays(1));
      scene.pollAsItIs(scene.arxiv);
      scene.drain();
    }
  }

  private List<String> said() {
    return scene.platform.texts().stream()
        .filter(text -> text.contains("matched nothing"))
        .toList();
  }

  @Test
  void whatHasMatchedNothingInSixtyDaysIsPointedOutOnce() {
    scene.type("subscribe diffusion");
    scene.type("subscribe \"`zymurgy`\"");
    scene.type("subscribe quiet");
    scene.type("pause 3");
    scene.poll(scene.arxiv, new PaperBuilder[0]);
    pass(30);
    scene.poll(scene.arxiv, paper("2606.00001", "Diffusion"));
    scene.poll(scene.arxiv, new PaperBuilder[0]);
    pass(29);
    assertThat(said()).isEmpty();
    pass(1);
    assertThat(said())
        .containsExactly(
            "`#2 \"'zymurgy'\"` has matched nothing in 60 days; `/papers preview QUERY` shows what"
                + " another query would find, `/papers edit 2 …` changes it, `/papers"
                + " unsubscribe 2` removes it. Until then it stays.");
    pass(29);
    assertThat(said()).as("nothing is said twice").hasSize(1);
    pass(1);
    assertThat(said()).hasSize(2).last().asString().startsWith("`#1 diffusion` has matched");
    pass(90);
    assertThat(said()).hasSize(2);
  }

  @Test
  void aChangeBeginsTheTimeAnew() {
    scene.type("subscribe zymurgy");
    pass(50);
    scene.type("edit 1 zymurgy max 3");
    pass(59);
    assertThat(said()).isEmpty();
    scene.type("pause 1");
    pass(100);
    scene.type("resume 1");
    pass(59);
    assertThat(said()).isEmpty();
    pass(1);
    assertThat(said()).hasSize(1);
    scene.type("edit 1 zymurgy max 4");
    pass(60);
    assertThat(said()).as("it was changed meanwhile").hasSize(2);
  }

  @Test
  void allOfAChannelAreInOneMessage() {
    for (int i = 0; i < 12; i++) {
      scene.type("subscribe zymurgy" + i);
    }
    scene.type(new ChannelId("console", "local", "other"), "subscribe zymurgy");
    pass(60);
    assertThat(said()).hasSize(2);
    assertThat(said().get(0))
        .startsWith("`#1 zymurgy0`, `#2 zymurgy1`")
        .contains("`#10 zymurgy9` and 2 more have matched nothing in 60 days")
        .endsWith("`/papers unsubscribe 1` removes one. Until then they stay.")
        .hasSizeLessThan(2000);
  }

  @Test
  void nothingIsSaidWhileFeedsAreNotRead() {
    scene.type("subscribe zymurgy");
    scene.arxiv.result = new PollResult.Failed("no answer", Optional.empty());
    pass(100);
    assertThat(said()).isEmpty();
    scene.arxiv.result = new PollResult.Complete();
    pass(28);
    assertThat(said()).as("one good day does not make up for two bad months").isEmpty();
    pass(3);
    assertThat(said()).hasSize(1);
  }

  @Test
  void quietHoursAreKept() {
    scene.type("settings quiet 11:00-13:00");
    scene.type("subscribe zymurgy");
    pass(61);
    assertThat(said()).isEmpty();
    scene.clock.advance(Duration.ofHours(1));
    scene.drain();
    assertThat(said()).hasSize(1);
  }

  @Test
  void anotherProcessSaysNothingAgain() {
    scene.type("subscribe zymurgy");
    pass(60);
    scene.outbox(List.of(scene.platform)).drain();
    scene.outbox(List.of(scene.platform)).drain();
    assertThat(said()).hasSize(1);
  }
}
