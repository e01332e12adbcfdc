package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.command.CommandForm.Kind;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.paper.Author;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MuteTest extends InScene {
  private static final ChannelId OTHERS = new ChannelId("console", "local", "others");

  private List<String> posted() {
    scene.drain();
    scene.drain();
    return scene.platform.papers();
  }

  @Test
  void whatIsMutedIsNotPostedAndWhySaysSo() {
    say("subscribe diffusion");
    scene.type(OTHERS, "subscribe diffusion");
    Reply muted = scene.type("mute \"flow matching\"");
    assertThat(muted.ephemeral()).isFalse();
    assertThat(muted.text()).startsWith("Muted: #1 `\"flow matching\"`. Such papers");
    assertThat(muted.actions())
        .map(TypedAction::of)
        .containsExactly(new TypedAction("Undo", "unmute 1"));
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion by flow-matching"),
        paper("2606.00002", "Diffusion of heat"));
    scene.drain();
    scene.drain();
    assertThat(scene.platform.sent)
        .flatExtracting(
            message ->
                message.cards().stream()
                    .map(card -> message.channel().id() + " " + card.paper().local())
                    .toList())
        .containsExactlyInAnyOrder("papers 2606.00002", "others 2606.00001", "others 2606.00002");
    assertThat(say("why 2606.00001"))
        .contains("Not posted: muted: “flow matching” (#1).")
        .contains("#1 `diffusion`: “Diffusion” (title)");
    assertThat(say("list")).contains("Posted 1, waiting 0, held 0, muted 1. 1 mute: ");
    assertThat(scene.alertCounts()).containsEntry("MUTED", 1L);
  }

  @Test
  void mutedPapersTakeNoRoomUnderTheCap() {
    say("subscribe diffusion max 1");
    say("settings cap 2");
    say("mute survey");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "A survey of diffusion"),
        paper("2606.00002", "Diffusion surveys"),
        paper("2606.00003", "Diffusion"),
        paper("2606.00004", "More diffusion"));
    assertThat(posted()).containsExactly("2606.00003");
    assertThat(say("list")).contains("Posted 1, waiting 0, held 1, muted 2.");
  }

  @Test
  void authorsCategoriesAndSinglePapersAreMuted() {
    say("subscribe diffusion");
    say("mute author:\"Yann LeCun\"");
    say("mute cat:cs.CV");
    say("mute paper:https://arxiv.org/abs/2606.00003v2");
    assertThat(say("list mutes"))
        .contains("#1 `author:\"Yann LeCun\"` (by Ann)")
        .contains("#2 `cat:cs.CV`")
        .contains("#3 `arxiv:2606.00003`")
        .isEqualTo(say("mute"));
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion")
            .authors(List.of(new Author("Y. LeCun", ""), new Author("Yann LeCun", ""))),
        paper("2606.00002", "Diffusion").categories(List.of("cs.LG", "cs.CV")),
        paper("2606.00003", "Diffusion"),
        paper("2606.00004", "Diffusion").categories(List.of("cs.LG")));
    assertThat(posted()).containsExactly("2606.00004");
  }

  @Test
  void mutingTakesWhatWaitsAndUnmutingBringsNothingBack() {
    say("subscribe diffusion daily at 18:00");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion survey"),
        paper("2606.00002", "Diffusion surveyed"),
        paper("2606.00003", "Diffusion"));
    assertThat(say("mute survey")).contains("That includes 2 papers waiting to be posted.");
    assertThat(say("unmute 1")).contains("No longer muted: `survey`.");
    scene.clock.advance(Duration.ofDays(1));
    assertThat(posted()).containsExactly("2606.00003");
    scene.poll(scene.huggingface, paper("2606.00001", "Diffusion survey"));
    scene.poll(scene.huggingface, paper("2606.00004", "Diffusion, surveyed once more"));
    scene.clock.advance(Duration.ofDays(1));
    assertThat(posted()).containsExactly("2606.00003", "2606.00004");
  }

  @Test
  void aMuteCanEndByItself() {
    say("subscribe diffusion");
    assertThat(say("mute survey for 7 days")).contains("`survey` until 22 Jun 2026 12:00 UTC");
    assertThat(say("mute tutorial until 2026-07-01")).contains("until 1 Jul 2026 00:00 UTC");
    for (String end : List.of("until tomorrow", "until", "for", "for 3", "for 2 years")) {
      assertThat(say("mute x " + end)).as(end).contains("Until when?");
    }
    scene.clock.advance(Duration.ofDays(8));
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion survey"),
        paper("2606.00002", "Diffusion tutorial"));
    assertThat(posted()).containsExactly("2606.00001");
    assertThat(say("list mutes")).doesNotContain("survey").contains("#2 `tutorial`");
  }

  @Test
  void aPaperOffersWhatItIsAbout() {
    say("subscribe diffusion | transformer");
    scene.poll(
        scene.arxiv,
        paper("2606.00001", "Diffusion Transformers")
            .abstractText("The diffusion of \"quoted\" words.")
            .keywords(List.of("image generation", "Diffusion", "the"))
            .authors(List.of(new Author("Ann \"A\" Lee", ""), new Author("Bo", "")))
            .categories(List.of("cs.CV", "cell biology")));
    Reply offer = scene.type("mute https://arxiv.org/abs/2606.00001");
    assertThat(offer.ephemeral()).isTrue();
    assertThat(offer.actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("“Diffusion”", "mute \"Diffusion\""),
            new TypedAction("“Transformers”", "mute \"Transformers\""),
            new TypedAction("“image generation”", "mute \"image generation\""),
            new TypedAction("Author: Ann A Lee", "mute author:\"Ann A Lee\""),
            new TypedAction("Author: Bo", "mute author:\"Bo\""),
            new TypedAction("Category: cs.CV", "mute cat:cs.CV"),
            new TypedAction("Category: cell biology", "mute cat:\"cell biology\""),
            new TypedAction("This paper", "mute paper:arxiv:2606.00001"));
    for (Action action : offer.actions()) {
      assertThat(say(action.invocation().typed()))
          .as(action.invocation().typed())
          .startsWith("Muted: #");
    }
    assertThat(posted()).isEmpty();
    assertThat(say("mute 2606.99999")).contains("No source knows");
    assertThat(say("mute paper:nonsense")).contains("does not identify a paper");
  }

  @Test
  void aMuteThatSilencesASubscriptionSaysSo() {
    say("subscribe diffusion models cat:cs.CV");
    say("subscribe rlhf, dpo");
    assertThat(say("mute cat:cs.CV"))
        .contains("⚠ This mutes everything that this channel gets from #1 `diffusion models");
    assertThat(say("mute rlhf")).doesNotContain("⚠");
    assertThat(say("mute (dpo | rlhf)")).contains("⚠").contains("#2 `rlhf, dpo`");
  }

  @Test
  void whatIsWrongIsAnsweredQuietlyAndMutesNothing() {
    for (String wrong :
        List.of(
            "mute (",
            "mute -survey",
            "mute cs.CV",
            "unmute 1",
            "unmute all",
            "unmute",
            "unmute x")) {
      Reply reply = scene.type(wrong);
      assertThat(reply.ephemeral()).as(wrong).isTrue();
      assertThat(reply.text()).as(wrong).doesNotContain("bug in Paperboy");
    }
    assertThat(say("list mutes")).contains("Nothing is muted here.");
    say("mute survey");
    assertThat(say("mute SURVEY")).contains("muted already: #1 `survey`");
    assertThat(scene.type(OTHERS, "unmute 1").text()).contains("no mute `1`");
    assertThat(scene.commands().suggest(PAPERS, Kind.MUTE, ""))
        .containsExactly(
            new FieldSuggestion("#1 survey", "1"), new FieldSuggestion("all 1 mute", "all"));
    assertThat(say("unmute all")).contains("No longer muted: `survey`");
  }

  @Test
  void mutingIsReservedWhereChangesAre() {
    Request.User bob = new Request.User("U2", "Bob", false);
    say("settings who managers");
    assertThat(scene.type(PAPERS, bob, "mute survey").text()).contains("only people who manage");
    assertThat(scene.type(PAPERS, bob, "unmute 1").text()).contains("only people who manage");
    assertThat(scene.type(PAPERS, bob, "mute").text()).contains("Nothing is muted here.");
    assertThat(scene.type(PAPERS, bob, "settings").text()).contains("only managers may change");
  }

  @Test
  void manyMutesAreListedPageByPage() {
    for (int i = 0; i < 21; i++) {
      say("mute word" + i);
    }
    Reply first = scene.type("list mutes");
    assertThat(first.text()).contains("More: `/papers list mutes page 2`");
    assertThat(scene.type(first.actions().get(0).invocation().typed()).text())
        .contains("#21 `word20`");
    assertThat(say("list mutes page 3")).contains("no such page");
    assertThat(say("unmute all")).contains("All 21 mutes");
  }
}
