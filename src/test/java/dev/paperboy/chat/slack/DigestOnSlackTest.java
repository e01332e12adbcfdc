package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.command.Request;
import dev.paperboy.paper.Signals;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.taste.SampleTastes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest on Slack leads to what it left out, with one press, also after a restart. */
final class DigestOnSlackTest {
  @TempDir private Path folder;

  @Test
  void aPressShowsWhatTheDigestLeftOutToWhoPressed() throws Exception {
    try (BotOnSlack at = new BotOnSlack(folder)) {
      SimulatedWorkspace workspace = at.workspace("lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
      SlackBot bot = at.connect();
      at.scene.type(BotOnSlack.address(channel), "subscribe flow daily at 13:00 max 3");
      at.scene.poll(at.scene.arxiv, Scene.papers(100, 105, "Flow"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage digest = at.slack.posts(channel).get(0);
      assertThat(digest.allText()).contains("Digest: 3 papers, best first.", "+2 more, ");
      bot.close();
      at.connect();
      String rest = at.slack.pressLabelled(ann, digest, "Show 2 more").awaitMessage().allText();
      assertThat(rest)
          .contains("2 papers held back", "Flow 103", "Flow 104")
          .doesNotContain("Flow 102");
    }
  }

  @Test
  void eachPaperOfADigestIsVotedOnWithOnePress() throws Exception {
    try (BotOnSlack at = new BotOnSlack(folder)) {
      SimulatedWorkspace workspace = at.workspace("lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedUser bob = workspace.user("bob");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann).member(bob);
      SlackBot bot = at.connect();
      at.scene.type(BotOnSlack.address(channel), "subscribe flow daily at 13:00");
      at.scene.poll(at.scene.arxiv, Scene.papers(100, 103, "Flow"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage digest = at.slack.posts(channel).get(0);
      at.slack
          .press(ann, digest, "card:down:1")
          .awaitMessageWith("You voted 👎 on “Flow 101”. Votes here: 👎 1.");
      at.slack
          .press(bob, digest, "card:up:1")
          .awaitMessageWith("You voted 👍 on “Flow 101”. Votes here: 👍 1, 👎 1.");
      at.slack
          .press(ann, digest, "card:down:1")
          .awaitMessageWith("You took back your 👎 on “Flow 101”. Votes here: 👍 1.");
      at.slack.slash(ann, channel, "/papers", "show 2606.00101").awaitMessageWith("👍 1");
    }
  }

  @Test
  void aReactionToAMessageWithOnePaperIsAVote() throws Exception {
    try (BotOnSlack at = new BotOnSlack(folder)) {
      SimulatedWorkspace workspace = at.workspace("lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedUser bob = workspace.user("bob");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann).member(bob);
      SlackBot bot = at.connect();
      ChannelId papers = BotOnSlack.address(channel);
      at.scene.type(papers, "subscribe flow");
      at.scene.poll(at.scene.arxiv, Scene.papers(100, 101, "Flow"));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage alert = at.slack.posts(channel).get(0);

      at.slack.react(ann, alert, "+1");
      at.slack.react(bob, alert, "thumbsdown");
      awaitVotes(at, papers, "👍 1, 👎 1");
      at.slack.react(bob, alert, "thumbsup::skin-tone-3");
      awaitVotes(at, papers, "👍 2");
      at.slack.unreact(bob, alert, "thumbsdown");
      at.slack.react(bob, alert, "eyes");
      at.slack.unreact(ann, alert, "+1");
      awaitVotes(at, papers, "👍 1");
      assertThat(at.scene.type(papers, user(bob), "vote").text()).contains("👍 “Flow 100”");
      assertThat(at.slack.posts(channel)).hasSize(1);
      assertThat(channel.ephemeralMessages(ann)).isEmpty();
    }
  }

  @Test
  void aReactionToOtherMessagesIsNoVote() throws Exception {
    try (BotOnSlack at = new BotOnSlack(folder)) {
      SimulatedWorkspace workspace = at.workspace("lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
      SlackBot bot = at.connect();
      ChannelId papers = BotOnSlack.address(channel);
      at.scene.type(papers, "subscribe flow daily at 13:00");
      at.scene.poll(at.scene.arxiv, Scene.papers(100, 102, "Flow"));
      at.scene.clock.advance(Duration.ofHours(1));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage digest = at.slack.posts(channel).get(0);
      PostedMessage said = at.slack.mention(ann, channel, "help");

      at.slack.react(ann, digest, "+1");
      at.slack.react(ann, said, "+1");
      at.slack.press(ann, digest, "card:down:1").awaitMessageWith("Votes here: 👎 1.");
      assertThat(at.scene.type(papers, user(ann), "vote").text())
          .contains("👎 “Flow 101”")
          .doesNotContain("👍");
    }
  }

  @Test
  void votesChangeTheNextDigestAndWhatItSuggestsIsDoneWithOnePress() throws Exception {
    try (BotOnSlack at = new BotOnSlack(folder)) {
      SimulatedWorkspace workspace = at.workspace("lab");
      SimulatedUser ann = workspace.user("ann");
      SimulatedChannel channel = workspace.publicChannel("papers").member(ann);
      SlackBot bot = at.connect();
      at.scene.poll(at.scene.arxiv, SampleTastes.others());
      at.scene.type(BotOnSlack.address(channel), "subscribe cat:cs.LG daily at 13:00");
      at.scene.poll(at.scene.arxiv, SampleTastes.in("cs.LG", "A benchmark", 10, 16));
      at.scene.clock.advance(Duration.ofHours(1));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage first = at.slack.posts(channel).get(0);
      at.slack.press(ann, first, "card:down:0").awaitMessageWith("You voted 👎");
      for (int paper = 11; paper < 16; paper++) {
        String vote = "vote " + SampleTastes.number(paper) + " down";
        at.slack.slash(ann, channel, "/papers", vote).awaitMessageWith("You voted 👎");
      }
      at.scene.poll(
          at.scene.arxiv,
          Scene.paper("2606.00101", "A benchmark again")
              .categories(List.of("cs.LG"))
              .signals(new Signals(50, 0, "", "")),
          Scene.paper("2606.00102", "Another idea").categories(List.of("cs.LG")));
      at.scene.clock.advance(Duration.ofDays(1));
      at.scene.outbox(List.of(bot.sender())).drainFully(BotOnSlack.SOON);
      PostedMessage next = at.slack.posts(channel).get(1);
      assertThat(next.allText())
          .containsSubsequence("Another idea", "A benchmark again")
          .contains("_Further down because you did not like “A benchmark for ")
          .contains("Of 6 papers voted down here, 6 contain “benchmark”.");
      at.slack.pressLabelled(ann, next, "Mute benchmark").awaitMessageWith("Muted: ");
      at.scene.clock.advance(Duration.ofMinutes(1));
      at.slack.slash(ann, channel, "/papers", "taste forget").awaitMessageWith("is forgotten");
    }
  }

  private static Request.User user(SimulatedUser user) {
    return new Request.User(user.id(), "someone", false);
  }

  private static void awaitVotes(BotOnSlack at, ChannelId channel, String votes) {
    at.await(
        votes,
        () -> at.scene.type(channel, "show 2606.00100").cards().get(0).votes().equals(votes));
  }
}
