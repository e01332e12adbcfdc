package dev.paperboy.command;

import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Card;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Topics in the commands that take queries, and in what is posted because of them. */
final class TopicCommandsTest extends InScene {

  private List<String> posted() {
    scene.drain();
    scene.drain();
    return scene.platform.papers();
  }

  @Test
  void papersAboutATopicArePostedInWhateverWords() {
    assertThat(say("subscribe about:\"old ships\"~7 -about:war daily"))
        .contains("#1", "about:\"old ships\"~7 AND NOT about:\"war\"");
    assertThat(say("subscribe about:\"old ships\" -sunken")).contains("#2");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Old boats"),
        paper("2606.00002", "Old boats, sunken"),
        paper("2606.00003", "Modern algebra"));
    assertThat(posted()).containsExactly("2606.00001");
    Card card = scene.platform.sent.get(0).cards().get(0);
    assertThat(card.why()).containsExactly("about “old ships”");
    assertThat(say("why 2606.00001"))
        .contains("#2 `about:\"old ships\" -sunken`: about “old ships” (closeness ")
        .contains(", needs 0.40; nearest: “Old boats”)");
    assertThat(say("why 2606.00003"))
        .contains(
            "#2 `about:\"old ships\" -sunken` does not match: not about “old ships” (closeness ")
        .contains("needs 0.40");
  }

  @Test
  void mutesTakeTopicsAndFollowTheThresholdOfTheMoment() {
    say("subscribe harbours daily");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Harbours for ships"),
        paper("2606.00002", "Harbours and algebra"));
    assertThat(say("mute about:boats for 7d"))
        .startsWith("Muted: #1 `about:boats`")
        .contains("That includes 1 paper waiting to be posted.");
    scene.poll(scene.arxiv, paper("2606.00003", "Vessels in harbours"));
    assertThat(say("why 2606.00003")).startsWith("Muted");
    scene.topics.threshold(0.999);
    scene.poll(scene.arxiv, paper("2606.00004", "Vessels of harbours"));
    assertThat(say("why 2606.00004")).startsWith("Will be posted");
    assertThat(say("mute about:boats for 7d")).startsWith("This is muted already");
  }

  @Test
  void nothingIsPostedBecauseAThresholdFell() {
    scene.topics.threshold(0.999);
    say("subscribe about:ships");
    scene.poll(scene.arxiv, paper("2606.00001", "Old boats at sea"));
    scene.topics.threshold(0.1);
    scene.poll(scene.arxiv, paper("2606.00001", "Old boats at sea").tldr("Old boats"));
    assertThat(posted()).isEmpty();
    scene.poll(scene.arxiv, paper("2606.00002", "Old boats again"));
    assertThat(posted()).containsExactly("2606.00002");
  }

  @Test
  void mistakesAreShownWhereTheyAreWithAWayOut() {
    assertThat(say("subscribe about:(old ships)"))
        .contains("quotation marks", "▸about:(old ships)", "Try: `about:\"old ships\"`");
    assertThat(say("mute -about:ships")).contains("only excludes");
    assertThat(say("search about:\"ships\"~99")).contains("from 1 to 50", "~50`");
    assertThat(say("preview about:")).contains("needs something after it");
    assertThat(say("help")).contains("`about:\"agents that use tools\"`");
    assertThat(scene.complete("subscribe abou")).contains("subscribe about:");
  }
}
