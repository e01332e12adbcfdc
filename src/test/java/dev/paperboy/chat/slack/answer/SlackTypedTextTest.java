package dev.paperboy.chat.slack.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlackTypedTextTest {

  @Test
  void escapesAreUndoneOnce() {
    assertThat(
            SlackTypedText.command(
                "search upvotes&gt;=20 a&amp;lt;b x &lt; y &amp;gt; &lt;think&gt;"))
        .isEqualTo("search upvotes>=20 a&lt;b x < y &gt; <think>");
  }

  @Test
  void aLinkWithALabelWasTypedAsItsLabel() {
    Map<String, String> typed =
        Map.of(
            "subscribe cat:<http://cs.AI|cs.AI>", "subscribe cat:cs.AI",
            "subscribe <http://character.ai|character.ai>", "subscribe character.ai",
            "subscribe x -<http://foo.ai|foo.ai>", "subscribe x -foo.ai",
            "preview \"<http://node.js|node.js> runtime\"", "preview \"node.js runtime\"",
            "search title:<http://x.com|x.com> OR cat:<http://cs.CL|cs.CL>",
                "search title:x.com OR cat:cs.CL",
            "search <http://cs.AI|cs.AI>*", "search cs.AI*",
            "subscribe author:<mailto:a@b.c|a@b.c>", "subscribe author:a@b.c",
            "edit 3 <https://example.org/?a=1&amp;b=2|example.org/?a=1&amp;b=2>",
                "edit 3 example.org/?a=1&b=2",
            "search <https://arxiv.org/abs/1706.03762|attention is all you need>",
                "search attention is all you need",
            "mute cat:<http://cs.AI|cs.AI> for 7d", "mute cat:cs.AI for 7d");
    typed.forEach((sent, meant) -> assertThat(SlackTypedText.command(sent)).isEqualTo(meant));
  }

  @Test
  void aLinkWithoutALabelIsItsAddress() {
    assertThat(
            SlackTypedText.command(
                "show <https://arxiv.org/abs/2401.12345> <mailto:a@b.c> <HTTPS://hf.co/papers/2>"))
        .isEqualTo("show https://arxiv.org/abs/2401.12345 a@b.c HTTPS://hf.co/papers/2");
  }

  @Test
  void whereAPaperIsAskedForALabelThatNamesNoneGivesWayToTheAddress() {
    Map<String, String> typed =
        Map.of(
            "show <https://arxiv.org/abs/2401.12345|this paper>",
                "show https://arxiv.org/abs/2401.12345",
            "/papers why <https://doi.org/10.1/a|Nature>", "/papers why https://doi.org/10.1/a",
            "similar <https://arxiv.org/abs/2401.12345|2401.12345>", "similar 2401.12345",
            "show <https://arxiv.org/abs/2401.12345/|arxiv.org/abs/2401.12345>",
                "show arxiv.org/abs/2401.12345",
            "show <tel:240112345|2401.12345>", "show 2401.12345");
    typed.forEach((sent, meant) -> assertThat(SlackTypedText.command(sent)).isEqualTo(meant));
  }

  @Test
  void channelsPeopleAndGroupsAreWhatTheyWereTypedAs() {
    assertThat(
            SlackTypedText.command(
                "search <#C1|papers> <@U2|bob> <!here> <!channel|channel> <!subteam^S1|@team>"
                    + " <!date^1392734382^{date}|2014-02-18>"))
        .isEqualTo("search #papers @bob @here @channel @team 2014-02-18");
  }

  @Test
  void aMentionWithoutALabelStaysForWhoKnowsTheName() {
    assertThat(SlackTypedText.command("search <@U1> <#C1> <#C2|>"))
        .isEqualTo("search <@U1> <#C1> <#C2|>");
  }

  @Test
  void peopleStayMentionsWhereTheyAreNamedForSettings() {
    assertThat(SlackTypedText.command("settings who <@U2|bob> <@U3> <!subteam^S1|@team> &lt;b&gt;"))
        .isEqualTo("settings who <@U2|bob> <@U3> @team <b>");
    assertThat(SlackTypedText.command(" /papers Settings who <@U2|bob>")).contains("<@U2|bob>");
    assertThat(SlackTypedText.command("subscribe <@U2|bob>")).isEqualTo("subscribe @bob");
  }

  @Test
  void whatIsNoMarkupStays() {
    assertThat(SlackTypedText.command("a < b > c <think> <@bob> <not closed"))
        .isEqualTo("a < b > c <think> <@bob> <not closed");
  }

  @Test
  void aFormIsNotEscapedButMayHoldWhatWasCopiedFromAMessage() {
    assertThat(SlackTypedText.plain("&lt; \u201Cx\u201D <think> cat:<http://cs.AI|cs.AI>"))
        .isEqualTo("&lt; \"x\" <think> cat:cs.AI");
  }

  @Test
  void inTheMessageOfSomebodyElseAddressesStandBeforeTheirLabels() {
    assertThat(
            SlackTypedText.withAddresses(
                "<https://arxiv.org/abs/1706.03762|this> and <http://hf.co/a|hf.co/a> &amp; more"))
        .isEqualTo("https://arxiv.org/abs/1706.03762 this and http://hf.co/a & more");
  }
}
