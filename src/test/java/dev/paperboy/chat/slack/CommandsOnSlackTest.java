package dev.paperboy.chat.slack;

import static dev.paperboy.chat.slack.BotOnSlack.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.chat.slack.simulator.Answer;
import dev.paperboy.chat.slack.simulator.Fault;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.command.OlderButtons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsOnSlackTest {
  private static final String PAPERS = "/papers";

  @TempDir static Path folder;
  private static BotOnSlack on;
  private SimulatedWorkspace workspace;
  private SimulatedUser ann;
  private SimulatedChannel channel;

  @BeforeAll
  static void start() {
    on = new BotOnSlack(folder);
    on.connect();
  }

  @AfterAll
  static void stop() {
    on.close();
  }

  @BeforeEach
  void enter() {
    workspace = on.workspace("Lab");
    ann = workspace.user("ann");
    channel = workspace.publicChannel("papers").member(ann);
  }

  @AfterEach
  void mend() {
    on.slack.faults().clear();
    on.slack.forgetRequests();
  }

  private Answer type(String text) {
    return on.slack.slash(ann, channel, PAPERS, text);
  }

  private String answered(String text) {
    return type(text).awaitMessage().allText();
  }

  @Test
  void whoSubscribesIsAnsweredAloneAndTheChannelSeesOneLine() {
    Answer answer = type("subscribe diffusion daily at 9");
    List<PostedMessage> messages = answer.awaitMessages(2);
    assertThat(messages.get(0).isEphemeral()).isTrue();
    assertThat(messages.get(0).allText()).contains("Subscribed as #1", "Diffusion 2");
    assertThat(messages.get(1).isEphemeral()).isFalse();
    assertThat(messages.get(1).text()).startsWith("ann: Subscribed as #1").doesNotContain("\n");
    assertThat(on.listed(address(channel))).contains("#1 `diffusion`, a digest daily at 09:00");
    assertThat(answer.acknowledgedAfter()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void whatSlackMakesOfATextIsUndone() {
    answered("subscribe \u201Cflow matching\u201D upvotes&gt;=20 a&amp;b");
    assertThat(on.listed(address(channel))).contains("`\"flow matching\" upvotes>=20 a&b`");
  }

  @Test
  void whatSlackMadeALinkOfIsTheTextThatWasTyped() {
    answered("subscribe cat:<http://cs.AI|cs.AI>");
    answered("subscribe \"<http://character.ai|character.ai>\" -<http://foo.ai|foo.ai>");
    on.slack.mention(ann, channel, "subscribe <mailto:a@b.org|a@b.org>");
    on.await("the third", () -> on.listed(address(channel)).contains("#3 "));
    assertThat(on.listed(address(channel)))
        .contains("`cat:cs.AI`", "`\"character.ai\" -foo.ai`", "`a@b.org`");
  }

  @Test
  void aPaperIsFoundBehindALinkWithWordsAndWithinCode() {
    assertThat(answered("show <https://arxiv.org/abs/2606.00002|this paper>"))
        .contains("Diffusion 2");
    on.slack.directMessage(ann, "`/papers show 2606.00003`");
    SimulatedChannel direct = workspace.directMessages(ann);
    assertThat(on.slack.awaitPosts(direct, 1).get(0).allText()).contains("Diffusion 3");
  }

  @Test
  void mentionsWithoutNamesAreTheNamesThatWereTyped() {
    SimulatedChannel hidden = workspace.privateChannel("secret", workspace.user("bob"));
    answered("subscribe <@" + ann.id() + "> <#" + channel.id() + "|> <#" + hidden.id() + ">");
    assertThat(on.listed(address(channel))).contains("`@ann #papers #" + hidden.id() + "`");
  }

  @Test
  void barePapersIsHelpWithButtonsAndTheyWork() {
    PostedMessage help = type("").awaitMessage();
    assertThat(help.isEphemeral()).isTrue();
    assertThat(help.allText()).contains("/papers subscribe");
    Answer listed = on.slack.pressLabelled(ann, help, "Subscriptions here");
    assertThat(listed.awaitMessage().allText()).contains("This channel has no subscriptions");
    assertThat(on.slack.pressLabelled(ann, help, "New subscription…").awaitView().title())
        .isEqualTo("New subscription");
  }

  @Test
  void buttonsThatTheVersionBeforePostedGoOnToWork() {
    on.subscribeOften(address(channel), 21);
    PostedMessage help = type("").awaitMessage();
    PostedMessage first = type("list").awaitMessage();
    PostedMessage shown = type("show 2606.00003").awaitMessage();
    OlderButtons.turnBack(on.scene.database);
    on.slack.pressLabelled(ann, help, "Subscriptions here").awaitMessageWith("#1 ");
    assertThat(on.slack.pressLabelled(ann, help, "New subscription…").awaitView().title())
        .isEqualTo("New subscription");
    assertThat(on.slack.pressLabelled(ann, first, "Edit").awaitView().title())
        .isEqualTo("Subscription #1");
    assertThat(on.slack.pressLabelled(ann, first, "Next").awaitEdits(1).allText()).contains("#21 ");
    on.slack.pressLabelled(ann, shown, "Similar").awaitMessageWith("imilar to “Diffusion 3”");
  }

  @Test
  void anUnknownCommandIsAnsweredQuietly() {
    assertThat(answered("subscirbe x")).contains("Did you mean");
  }

  @Test
  void fiveHundredSubscriptionsArePagedInPlaceWithAnEditButtonEach() {
    on.subscribeOften(address(channel), 500);
    PostedMessage first = type("list").awaitMessage();
    assertThat(first.buttonsLabelled("Edit")).hasSize(20);
    Answer next = on.slack.pressLabelled(ann, first, "Next");
    PostedMessage second = next.awaitEdits(1);
    assertThat(second.allText()).contains("#21 ").doesNotContain("#1 `");
    assertThat(channel.ephemeralMessages(ann)).hasSize(1);
  }

  @Test
  void aBotThatIsNotInAPrivateChannelSaysHowToInviteIt() {
    SimulatedChannel secret = workspace.privateChannel("secret", ann).withoutBot();
    Answer refused = on.slack.slash(ann, secret, PAPERS, "subscribe diffusion");
    assertThat(refused.awaitMessage().allText()).contains("/invite @paperboy", "Nothing was");
    secret.inviteBot(ann);
    Answer accepted = on.slack.slash(ann, secret, PAPERS, "subscribe diffusion");
    assertThat(accepted.awaitMessage().allText()).contains("Subscribed as #1");
    assertThat(on.scene.channel(address(secret)).name()).isEqualTo("#secret");
  }

  @Test
  void inAPublicChannelTheScopeToPostAnywhereIsEnough() {
    channel.withoutBot();
    assertThat(answered("subscribe diffusion")).contains("Subscribed as #1");
  }

  @Test
  void withoutThatScopeThePublicChannelNeedsTheBot() {
    channel.withoutBot();
    workspace.withdraw("chat:write.public");
    assertThat(answered("subscribe diffusion")).contains("/invite @paperboy");
  }

  @Test
  void onlyWhoManagesTheChannelMayChangeItWhereThatIsAsked() {
    SimulatedUser boss = workspace.admin("boss");
    Answer settings = on.slack.slash(boss, channel, PAPERS, "settings who managers");
    settings.awaitMessage();
    assertThat(answered("subscribe diffusion")).contains("only people who manage it");
    Answer done = on.slack.slash(boss, channel, PAPERS, "subscribe diffusion");
    assertThat(done.awaitMessage().allText()).contains("Subscribed as #1");
  }

  @Test
  void directMessagesArePersonalAndWrittenWithoutTheCommand() {
    on.slack.directMessage(ann, "subscribe diffusion");
    SimulatedChannel direct = workspace.directMessages(ann);
    assertThat(on.slack.awaitPosts(direct, 1).get(0).allText()).contains("Subscribed as #1");
    assertThat(on.listed(address(ann))).contains("#1 `diffusion`");
    Answer typed = on.slack.slash(ann, direct, PAPERS, "list");
    assertThat(typed.awaitMessage().allText()).contains("#1 ");
  }

  @Test
  void groupMessagesAreAChannelOfTheirOwn() {
    SimulatedUser bob = workspace.user("bob");
    SimulatedChannel group = workspace.groupMessages(ann, bob);
    Answer answer = on.slack.slash(ann, group, PAPERS, "subscribe diffusion");
    assertThat(answer.awaitMessage().allText()).contains("Subscribed as #1");
    assertThat(on.scene.channel(address(group)).name()).isEqualTo("a group message");
  }

  @Test
  void aMentionWorksLikeTheCommand() {
    on.slack.mention(ann, channel, "search diffusion");
    on.await("an answer", () -> !channel.ephemeralMessages(ann).isEmpty());
    assertThat(channel.ephemeralMessages(ann).get(0).allText()).contains("Diffusion");
    assertThat(on.slack.posts(channel)).isEmpty();
  }

  @Test
  void anInventedButtonIsRefusedAndOneOfAnotherWorkspaceToo() {
    PostedMessage help = type("").awaitMessage();
    String action = help.buttonsLabelled("Subscriptions here").get(0);
    Answer forged = on.slack.pressForged(ann, help, action, "invented");
    assertThat(forged.awaitMessage().allText()).contains("no longer works");
    String foreign = help.buttons().get(0).path("value").asText();
    SimulatedWorkspace other = on.workspace("Other");
    SimulatedUser eve = other.user("eve");
    Answer theirs = on.slack.slash(eve, other.publicChannel("x").member(eve), PAPERS, "");
    Answer pressed = on.slack.pressForged(eve, theirs.awaitMessage(), action, foreign);
    assertThat(pressed.awaitMessage().allText()).contains("no longer works");
  }

  @Test
  void whatSlackRefusesIsShownPlainly() {
    on.slack
        .faults()
        .on("response_url")
        .always()
        .when(message -> !message.path("blocks").isEmpty())
        .answersError("invalid_blocks");
    PostedMessage answer = type("list").awaitMessage();
    assertThat(answer.blocks()).isEmpty();
    assertThat(answer.text()).contains("This channel has no subscriptions");
  }

  @Test
  void aReplyIsSentAgainWhereTheConnectionBreaks() {
    List<Consumer<Fault>> breaks =
        List.of(
            Fault::cutsTheConnection,
            Fault::losesTheAnswer,
            fault -> fault.times(2).cutsTheConnection(),
            fault -> fault.answersStatus(503),
            fault -> fault.answersTooManyRequests(Duration.ofSeconds(1)));
    for (Consumer<Fault> broken : breaks) {
      broken.accept(on.slack.faults().on("response_url"));
      assertThat(answered("search diffusion")).contains("Diffusion");
    }
    assertThat(on.pauses).contains(Duration.ofMillis(100), Duration.ofSeconds(1));
  }

  @Test
  void whatIsAnsweredToAMentionAMessageAPressAndALinkIsSentAgainToo() {
    on.slack.faults().on("chat.postEphemeral").times(2).cutsTheConnection();
    on.slack.mention(ann, channel, "search diffusion");
    on.await("an answer", () -> !channel.ephemeralMessages(ann).isEmpty());

    on.slack.faults().on("chat.postMessage").times(2).cutsTheConnection();
    on.slack.directMessage(ann, "search diffusion");
    on.slack.awaitPosts(workspace.directMessages(ann), 1);

    PostedMessage help = type("").awaitMessage();
    on.slack.faults().on("response_url").losesTheAnswer();
    on.slack.pressLabelled(ann, help, "Subscriptions here").awaitMessageWith("no subscriptions");

    on.slack.faults().on("chat.unfurl").cutsTheConnection();
    PostedMessage said = on.slack.shareLink(ann, channel, "https://arxiv.org/abs/2606.00001");
    on.await("a card", () -> !on.slack.now(said).orElseThrow().unfurls().isEmpty());
  }

  @Test
  void whatIsAskedOnTheWayToAReplyIsAskedAgain() {
    SimulatedUser eve = workspace.user("eve");
    channel.member(eve);
    on.slack.faults().on("users.info").cutsTheConnection();
    on.slack.faults().on("conversations.info").losesTheAnswer();
    Answer answer = on.slack.slash(eve, channel, PAPERS, "subscribe diffusion");
    assertThat(answer.awaitMessage().allText()).contains("Subscribed as #1");
  }

  @Test
  void anAddressThatSlackTakesNoMoreIsNotTriedAgain() {
    // The public line about what a test before this one did may still be on its way.
    Fault used =
        on.slack
            .faults()
            .on("response_url")
            .always()
            .when(body -> body.toString().contains("Diffusion 1"))
            .answersError("used_url");
    type("search diffusion");
    on.await("one attempt", () -> used.struck() == 1);
    on.slack.mention(ann, channel, "search diffusion");
    on.await("the next answer", () -> !channel.ephemeralMessages(ann).isEmpty());
    assertThat(used.struck()).isEqualTo(1);
  }

  @Test
  void aLinkBecomesACardOnceWithSimilarOnIt() {
    PostedMessage said = on.slack.shareLink(ann, channel, "https://arxiv.org/abs/2606.00001v2");
    on.await("a card", () -> !on.slack.now(said).orElseThrow().unfurls().isEmpty());
    assertThat(on.slack.now(said).orElseThrow().unfurls().toString())
        .contains("Diffusion 1", "Similar");
    on.slack.tellOfLinks(said, "https://arxiv.org/abs/2606.00001v2").awaitAcknowledged();
    on.slack.directMessage(ann, "list");
    on.slack.awaitPosts(workspace.directMessages(ann), 1);
    on.await("both looked at", () -> on.slack.deliveries("link_shared").size() >= 2);
    assertThat(on.slack.requests("chat.unfurl")).hasSize(1);
  }

  @Test
  void theShortcutShowsThePapersOfAMessage() {
    PostedMessage said =
        on.slack.say(
            ann, channel, "see <https://arxiv.org/abs/2606.00002|this> and arXiv:2606.00003");
    Answer answer = on.slack.messageShortcut(ann, said, "papers_in_message");
    PostedMessage shown = answer.awaitMessage();
    assertThat(shown.isEphemeral()).isTrue();
    assertThat(shown.allText()).contains("2 papers in this message", "Diffusion 2", "Diffusion 3");
  }

  @Test
  void aWorkspaceWithoutTheBotIsTurnedAway() {
    SimulatedWorkspace stranger = on.slack.workspace("Stranger");
    SimulatedUser sam = stranger.user("sam");
    Answer answer = on.slack.slash(sam, stranger.publicChannel("x").member(sam), PAPERS, "list");
    assertThat(answer.awaitMessage().text()).contains("not installed in this workspace");
  }

  @Test
  void nothingPingsAnybody() {
    answered("subscribe \"<!channel>\" OR diffusion");
    answered("search <!channel> `x` <@U1>");
    assertThat(on.slack.pings()).isEmpty();
  }

  @Test
  void peopleAreNamedByMention() {
    SimulatedUser boss = workspace.admin("boss");
    SimulatedUser bob = workspace.user("bob");
    SimulatedUser eve = workspace.user("eve");
    channel.member(boss).member(bob).member(eve);
    String who = "settings who <@" + bob.id() + "|bob> <@" + ann.id() + ">";
    assertThat(on.slack.slash(boss, channel, PAPERS, who).awaitMessage().allText())
        .contains("only managers, @bob and @ann may change");
    assertThat(on.slack.slash(eve, channel, PAPERS, "subscribe mamba").awaitMessage().allText())
        .contains("@bob and @ann may do that");
    assertThat(on.slack.slash(bob, channel, PAPERS, "subscribe mamba").awaitMessage().allText())
        .contains("Subscribed as #1");
  }
}
