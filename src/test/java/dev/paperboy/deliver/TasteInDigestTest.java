package dev.paperboy.deliver;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.command.InScene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.taste.SampleTastes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Votes decide what digests put first, and, where a channel wants it, what is posted at once. */
final class TasteInDigestTest extends InScene {
  @BeforeEach
  void announce() {
    scene.platform.cardsPerMessage = 10;
    scene.poll(scene.arxiv, SampleTastes.others());
  }

  private void vote(String how, int from, int until) {
    IntStream.range(from, until).forEach(i -> say("vote " + SampleTastes.number(i) + " " + how));
  }

  private void poll(PaperBuilder[] papers) {
    scene.poll(scene.arxiv, papers);
  }

  private Outgoing digestAt(String moment) {
    scene.clock.set(Instant.parse(moment));
    scene.drain();
    return scene.platform.sent.get(scene.platform.sent.size() - 1);
  }

  private static List<String> numbers(Outgoing message) {
    return message.cards().stream().map(card -> card.paper().local()).toList();
  }

  private static List<String> tastes(Outgoing message) {
    return message.cards().stream().map(Card::taste).toList();
  }

  private PaperBuilder[] newPapers() {
    return new PaperBuilder[] {
      paper("2606.00101", "A popular study").signals(new Signals(99, 0, "", "")),
      paper("2606.00102", "A new benchmark study"),
      paper("2606.00103", "Another study"),
      paper("2606.00104", "A study of protein folding")
    };
  }

  @Test
  void whatResemblesPapersVotedUpComesFirstAndWhatResemblesPapersVotedDownLast() {
    poll(SampleTastes.on("Protein folding", 0, 5));
    poll(SampleTastes.on("A benchmark", 10, 15));
    say("subscribe study daily at 13:00");
    poll(newPapers());
    Outgoing before = digestAt("2026-06-15T13:00:00Z");
    assertThat(numbers(before)).startsWith("2606.00101");
    assertThat(before.text()).startsWith("Digest: 4 papers, best first.");
    assertThat(tastes(before)).containsOnly("");

    vote("up", 0, 5);
    vote("down", 10, 15);
    PaperBuilder[] again =
        new PaperBuilder[] {
          paper("2606.00201", "A popular study again").signals(new Signals(99, 0, "", "")),
          paper("2606.00202", "A new benchmark study again").signals(new Signals(50, 0, "", "")),
          paper("2606.00203", "Another study again"),
          paper("2606.00204", "A study of protein folding again")
        };
    poll(again);
    Outgoing after = digestAt("2026-06-16T13:00:00Z");
    assertThat(numbers(after))
        .containsExactly("2606.00204", "2606.00201", "2606.00203", "2606.00202");
    assertThat(after.text()).startsWith("Digest: 4 papers, closest to what you voted for first.");
    assertThat(tastes(after).get(0))
        .startsWith("Because you liked “Protein folding for ")
        .contains("protein folding");
    assertThat(tastes(after).subList(1, 3)).containsOnly("");
    assertThat(tastes(after).get(3))
        .startsWith("Further down because you did not like “A benchmark for ");
    assertThat(say("why 2606.00204")).contains("Because you liked “Protein folding");

    say("taste forget");
    poll(
        new PaperBuilder[] {
          paper("2606.00301", "A popular study anew").signals(new Signals(99, 0, "", "")),
          paper("2606.00304", "A study of protein folding anew")
        });
    assertThat(numbers(digestAt("2026-06-17T13:00:00Z"))).startsWith("2606.00301");
  }

  @Test
  void theOthersStayInTheirGroupsAndOrder() {
    poll(SampleTastes.on("Protein folding", 0, 5));
    vote("up", 0, 5);
    say("subscribe mamba daily at 13:00");
    say("subscribe folding, diffusion daily at 13:00");
    scene.poll(
        scene.arxiv,
        paper("2606.00101", "Mamba"),
        paper("2606.00102", "Diffusion"),
        paper("2606.00103", "Protein folding with mamba"),
        paper("2606.00104", "Diffusion liked").signals(new Signals(50, 0, "", "")));
    Outgoing digest = digestAt("2026-06-15T13:00:00Z");
    assertThat(digest.text())
        .startsWith(
            "Digest: 4 papers, grouped by subscription: closest to what you voted for 1,"
                + " `folding, diffusion` (#2) 2, `mamba` (#1) 1.");
    assertThat(numbers(digest))
        .containsExactly("2606.00103", "2606.00104", "2606.00102", "2606.00101");
  }

  @Test
  void ofADigestThatIsFullTasteDecidesWhatIsShown() {
    poll(SampleTastes.on("Protein folding", 0, 5));
    vote("up", 0, 5);
    say("subscribe study daily at 13:00 max 1");
    poll(newPapers());
    Outgoing digest = digestAt("2026-06-15T13:00:00Z");
    assertThat(numbers(digest)).containsExactly("2606.00104");
    assertThat(digest.text()).contains("+3 more");
  }

  @Test
  void whatIsPostedAtOnceStaysCompleteAndInOrderUnlessTheChannelWantsOtherwise() {
    poll(SampleTastes.on("Protein folding", 0, 5));
    poll(SampleTastes.on("A benchmark", 10, 15));
    vote("up", 0, 5);
    vote("down", 10, 15);
    say("subscribe study");
    poll(newPapers());
    scene.drain();
    assertThat(scene.platform.papers())
        .containsExactly("2606.00101", "2606.00102", "2606.00103", "2606.00104");
    assertThat(tastes(scene.platform.sent.get(0))).containsOnly("");
  }

  @Test
  void whereTasteIsOnOnlyWhatFitsIsPostedAtOnceAndTheRestComesInADigest() {
    poll(SampleTastes.on("Protein folding", 0, 5));
    poll(SampleTastes.on("A benchmark", 10, 15));
    say("subscribe study");
    assertThat(say("settings taste on 2 a week"))
        .contains("About 2 papers a week that fit the votes best are posted at once");
    vote("up", 0, 5);
    vote("down", 10, 15);
    poll(newPapers());
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00104");
    assertThat(tastes(scene.platform.sent.get(0)).get(0)).startsWith("Because you liked");
    assertThat(say("why 2606.00101"))
        .contains("not before 16 Jun", "in a digest")
        .contains("not among the 2 papers a week that are posted at once");
    Outgoing digest = digestAt("2026-06-16T09:00:00Z");
    assertThat(numbers(digest)).containsExactly("2606.00101", "2606.00103", "2606.00102");
    assertThat(scene.alertCounts()).containsEntry("PENDING", 0L).containsEntry("HELD", 0L);
  }

  @Test
  void beforeAnybodyVotesEverythingIsPostedAtOnce() {
    say("subscribe study");
    say("settings taste on");
    poll(newPapers());
    scene.drain();
    assertThat(scene.platform.papers()).hasSize(4);
    say("settings taste off");
    assertThat(scene.channel(PAPERS).rules().taste()).isZero();
  }

  @Test
  void whatPapersVotedDownHaveInCommonIsSuggestedOnce() {
    poll(SampleTastes.on("A benchmark", 10, 17));
    poll(SampleTastes.on("Protein folding", 0, 2));
    vote("down", 10, 17);
    vote("down", 0, 2);
    say("subscribe study daily at 13:00");
    poll(newPapers());
    Outgoing digest = digestAt("2026-06-15T13:00:00Z");
    assertThat(digest.text())
        .endsWith("\nOf 9 papers voted down here, 7 contain “benchmark”. Mute `benchmark`?");
    assertThat(digest.actions())
        .extracting(Action::label)
        .containsExactly("Mute benchmark", "No, thanks");
    assertThat(scene.press(digest.actions().get(1)).text())
        .isEqualTo("This will not be suggested again: `benchmark`.");
    scene.clock.advance(Duration.ofDays(40));
    poll(new PaperBuilder[] {paper("2606.00401", "A late study")});
    assertThat(digestAt("2026-07-27T13:00:00Z").text()).isEqualTo("Digest: 1 paper.");
  }

  @Test
  void whatPapersVotedUpHaveInCommonIsSuggestedAsATopicAndOnePressSubscribes() {
    poll(SampleTastes.on("Protein folding", 0, 6));
    vote("up", 0, 6);
    say("subscribe study daily at 13:00");
    scene.poll(scene.arxiv, paper("2606.00101", "A study"));
    Outgoing digest = digestAt("2026-06-15T13:00:00Z");
    assertThat(digest.text())
        .endsWith(
            "Of 6 papers voted up here, 6 have in common: protein folding. Subscribe to"
                + " `about:\"protein folding\"`?");
    assertThat(scene.press(digest.actions().get(0)).text()).startsWith("Subscribed");
    assertThat(say("list")).contains("about:\"protein folding\"");
    scene.poll(scene.arxiv, paper("2606.00102", "A second study"));
    assertThat(digestAt("2026-07-27T13:00:00Z").text()).doesNotContain("voted up here");
  }
}
