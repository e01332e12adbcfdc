package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.paper.PaperId;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VoteTest extends InScene {
  private static final ChannelId OTHERS = new ChannelId("console", "local", "others");
  private static final ChannelId FOREIGN = new ChannelId("console", "elsewhere", "papers");
  private static final Request.User BOB = new Request.User("U2", "Bob", false);
  private static final PaperId MAMBA = PaperId.of("arxiv:2606.00001");

  @BeforeEach
  void announce() {
    scene.poll(scene.arxiv, paper("2606.00001", "Mamba"), paper("2606.00002", "Heat"));
  }

  private String shown(ChannelId channel) {
    return scene.type(channel, "show 2606.00001").cards().get(0).votes();
  }

  private String press(Invocation pressed) {
    return scene.press(new Action("", pressed)).text();
  }

  @Test
  void aVoteIsCountedWhereThePaperIsShown() {
    assertThat(shown(PAPERS)).isEmpty();
    assertThat(say("vote 2606.00001 up")).isEqualTo("You voted 👍 on “Mamba”. Votes here: 👍 1.");
    assertThat(shown(PAPERS)).isEqualTo("👍 1");
    assertThat(scene.type(PAPERS, BOB, "vote https://arxiv.org/abs/2606.00001v2 down").text())
        .isEqualTo("You voted 👎 on “Mamba”. Votes here: 👍 1, 👎 1.");
    assertThat(shown(PAPERS)).isEqualTo("👍 1, 👎 1");
    assertThat(scene.type("show 2606.00002").cards()).extracting(Card::votes).containsExactly("");
  }

  @Test
  void aTypedVoteMayBeRepeatedChangedAndTakenBack() {
    say("vote 2606.00001 up");
    assertThat(say("vote 2606.00001 up"))
        .isEqualTo("Your vote on “Mamba” is 👍. Votes here: 👍 1.");
    assertThat(say("vote 2606.00001 👎"))
        .isEqualTo("You changed your vote on “Mamba” from 👍 to 👎. Votes here: 👎 1.");
    assertThat(say("vote 2606.00001")).isEqualTo("Your vote on “Mamba” is 👎. Votes here: 👎 1.");
    assertThat(say("vote 2606.00001 none"))
        .isEqualTo("You took back your 👎 on “Mamba”. Votes here: none.");
    assertThat(say("vote 2606.00001 NONE"))
        .isEqualTo("You have no vote on “Mamba”. Votes here: none.");
    assertThat(shown(PAPERS)).isEmpty();
  }

  @Test
  void theSameButtonAgainTakesTheVoteBackAndTheOtherChangesIt() {
    assertThat(press(Invocation.voteUp(MAMBA))).startsWith("You voted 👍");
    assertThat(press(Invocation.voteUp(MAMBA))).startsWith("You took back your 👍");
    press(Invocation.voteUp(MAMBA));
    assertThat(press(Invocation.voteDown(MAMBA))).startsWith("You changed your vote");
    assertThat(shown(PAPERS)).isEqualTo("👎 1");
    assertThat(say(Invocation.voteDown(MAMBA).typed())).startsWith("You took back your 👎");
    assertThat(Invocation.voteDown(MAMBA).typed()).isEqualTo("vote arxiv:2606.00001 down toggle");
  }

  @Test
  void theReplyOffersTheOtherVoteAndToTakeThisOneBack() {
    Reply voted = scene.type("vote 2606.00001 up");
    assertThat(voted.ephemeral()).isTrue();
    assertThat(voted.actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("👎", "vote arxiv:2606.00001 down"),
            new TypedAction("Take it back", "vote arxiv:2606.00001 none"));
    assertThat(scene.press(voted.actions().get(1)).actions())
        .map(TypedAction::of)
        .containsExactly(
            new TypedAction("👍", "vote arxiv:2606.00001 up"),
            new TypedAction("👎", "vote arxiv:2606.00001 down"));
  }

  @Test
  void votesBelongToTheirChannelAndTenant() {
    say("vote 2606.00001 up");
    scene.type(OTHERS, "vote 2606.00001 down");
    scene.type(FOREIGN, BOB, "vote 2606.00001 down");
    scene.type(FOREIGN, "vote 2606.00001 down");
    assertThat(shown(PAPERS)).isEqualTo("👍 1");
    assertThat(shown(OTHERS)).isEqualTo("👎 1");
    assertThat(shown(FOREIGN)).isEqualTo("👎 2");
    scene.type(OTHERS, "vote all none");
    assertThat(shown(PAPERS)).isEqualTo("👍 1");
  }

  @Test
  void everyoneMayVoteWhereOnlyManagersMayChangeTheChannel() {
    say("settings who managers");
    assertThat(scene.type(PAPERS, BOB, "vote 2606.00001 up").text()).startsWith("You voted 👍");
  }

  @Test
  void aPersonsVotesAreListedToThemAloneAndTakenBackTogether() {
    assertThat(say("vote")).startsWith("You have not voted in this channel.");
    say("vote 2606.00001 up");
    scene.clock.advance(Duration.ofMinutes(1));
    say("vote 2606.00002 down");
    Reply list = scene.type("vote");
    assertThat(list.ephemeral()).isTrue();
    assertThat(list.text())
        .isEqualTo(
            "Your newest votes in this channel:\n👎 “Heat” `arxiv:2606.00002`\n"
                + "👍 “Mamba” `arxiv:2606.00001`");
    assertThat(scene.type(PAPERS, BOB, "vote").text()).doesNotContain("Mamba");
    scene.type(PAPERS, BOB, "vote 2606.00001 up");
    assertThat(say("vote all none")).isEqualTo("You took back 2 votes in this channel.");
    assertThat(say("vote all none")).isEqualTo("You have no votes in this channel.");
    assertThat(shown(PAPERS)).isEqualTo("👍 1");
  }

  @Test
  void whatIsNotAVoteIsExplainedAndStoresNothing() {
    assertThat(say("vote up")).startsWith("Say which paper");
    assertThat(say("vote 2606.00001 perhaps")).contains("does not identify a paper");
    assertThat(say("vote 2606.77777 up"))
        .isEqualTo("No feed here has announced `arxiv:2606.77777`, so it has no votes.");
    assertThat(say("vote all up")).contains("`/papers vote all none` takes back");
    Request wrong =
        new Request(PAPERS, "papers", BOB, "vote", Map.of("paper", "2606.00001", "vote", "so"));
    assertThat(scene.commands.handle(wrong).text())
        .isEqualTo("A vote is `up`, `down` or `none`, not `so`.");
    assertThat(List.of(shown(PAPERS), say("vote")))
        .containsExactly("", scene.type(OTHERS, "vote").text());
  }

  @Test
  void aDeletedChannelTakesItsVotesAlongAndALostOneKeepsThem() {
    say("vote 2606.00001 up");
    scene.type(OTHERS, "vote 2606.00001 down");
    scene.reachability().deleted(OTHERS, "the channel was deleted");
    scene.reachability().lost(PAPERS, "the bot was removed");
    assertThat(shown(OTHERS)).isEmpty();
    assertThat(shown(PAPERS)).isEqualTo("👍 1");
  }
}
