package dev.paperboy.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Action;
import dev.paperboy.taste.SampleTastes;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was learned from votes is shown, forgotten and exported. */
final class TasteCommandTest extends InScene {
  @BeforeEach
  void announce() {
    scene.poll(scene.arxiv, SampleTastes.others());
    scene.poll(scene.arxiv, SampleTastes.on("Protein folding", 0, 6));
    scene.poll(scene.arxiv, SampleTastes.on("A benchmark", 10, 13));
  }

  private void vote(String how, int from, int until) {
    IntStream.range(from, until).forEach(i -> say("vote " + SampleTastes.number(i) + " " + how));
  }

  @Test
  void whatWasLearnedIsShownInWordsAndPapers() {
    assertThat(say("taste")).startsWith("Nothing has been learned from votes here.");
    vote("up", 0, 6);
    vote("down", 10, 13);
    Reply shown = scene.type("taste");
    assertThat(shown.ephemeral()).isTrue();
    assertThat(shown.text().lines())
        .anyMatch(line -> line.matches("👍 6 papers voted up: “Protein folding for .* and 1 more"))
        .anyMatch(line -> line.startsWith("Words in common: protein folding"))
        .anyMatch(line -> line.matches("👎 3 papers voted down: “A benchmark for .*"))
        .anyMatch(line -> line.matches("Words in common: .*benchmark.*"));
    assertThat(shown.text()).contains("Papers that are posted at once do not depend on votes");
    say("settings taste on 5 a week");
    assertThat(say("taste")).contains("About 5 papers a week that fit best are posted at once");
  }

  @Test
  void forgettingEndsWhatWasLearnedButNotTheCountOfVotes() {
    vote("up", 0, 6);
    Action forget = scene.type("taste").actions().get(0);
    scene.clock.advance(Duration.ofMinutes(1));
    assertThat(scene.press(forget).text())
        .startsWith("What was learned from votes here is forgotten.");
    assertThat(say("taste")).startsWith("Nothing has been learned");
    assertThat(scene.type("show " + SampleTastes.number(0)).cards().get(0).votes())
        .isEqualTo("👍 1");
    assertThat(say("history")).contains("What was learned from votes forgotten by Ann");
    scene.clock.advance(Duration.ofMinutes(1));
    vote("down", 10, 11);
    assertThat(say("taste")).startsWith("👎 1 paper voted down");
  }

  @Test
  void onlyWhoMayChangeTheChannelForgets() {
    vote("up", 0, 6);
    say("settings who @ann");
    Request.User bob = new Request.User("U2", "Bob", false);
    scene.type(Scene.PAPERS, bob, "taste forget");
    assertThat(scene.type(Scene.PAPERS, bob, "taste").text()).startsWith("👍 6 papers");
  }

  @Test
  void aMistakeSaysWhatToType() {
    assertThat(say("taste reset")).startsWith("That is not understood: `/papers taste`");
    assertThat(say("taste decline mute nothing"))
        .isEqualTo("Nothing like that was suggested here.");
    assertThat(say("settings taste sometimes"))
        .startsWith("Write `taste on`, `taste on 5 a week` or `taste off`.");
    assertThat(say("settings taste 0")).contains("Nothing was changed.");
  }

  @Test
  void theSettingIsExportedAndImported() {
    say("subscribe study");
    say("settings taste about 5 a week cap 7");
    assertThat(scene.channel(Scene.PAPERS).rules().taste()).isEqualTo(5);
    assertThat(scene.channel(Scene.PAPERS).rules().cap()).isEqualTo(7);
    String exported = say("export");
    assertThat(exported).contains("taste: on 5 a week");
    say("settings taste off");
    assertThat(scene.channel(Scene.PAPERS).rules().taste()).isZero();
    say("import " + exported);
    assertThat(scene.channel(Scene.PAPERS).rules().taste()).isEqualTo(5);
  }
}
