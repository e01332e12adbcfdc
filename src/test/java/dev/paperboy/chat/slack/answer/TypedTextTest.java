package dev.paperboy.chat.slack.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TypedTextTest {

  @Test
  void escapesAreUndoneOnce() {
    assertThat(TypedText.of("upvotes&gt;=20 a&amp;lt;b x &lt; y"))
        .isEqualTo("upvotes>=20 a&lt;b x < y");
  }

  @Test
  void quotationMarksAreThoseOfTheKeyboard() {
    assertThat(TypedText.of(" author:\u201CYann LeCun\u201D it\u2019s\u00A0so "))
        .isEqualTo("author:\"Yann LeCun\" it's so");
  }

  @Test
  void channelsPeopleAndLinksAreWhatTheyWereTypedAs() {
    assertThat(
            TypedText.of(
                "<#C1|papers> <@U1> <@U2|bob> <!here> <!subteam^S1|@team>"
                    + " <http://arxiv.org/abs/1|arxiv.org/abs/1> <https://hf.co/papers/2>"
                    + " <mailto:a@b.c|a@b.c>"))
        .isEqualTo(
            "#papers @U1 @bob @here @team http://arxiv.org/abs/1 https://hf.co/papers/2 a@b.c");
  }

  @Test
  void peopleStayMentionsWhereTheyAreNamedForSettings() {
    assertThat(TypedText.command("settings who <@U2|bob> <@U3> <!subteam^S1|@team> &lt;b&gt;"))
        .isEqualTo("settings who <@U2|bob> <@U3> @team <b>");
    assertThat(TypedText.command(" /papers Settings who <@U2|bob>")).contains("<@U2|bob>");
    assertThat(TypedText.command("subscribe <@U2|bob>")).isEqualTo("subscribe @bob");
  }

  @Test
  void whatIsNoMarkupStays() {
    assertThat(TypedText.of("a < b > c <not closed")).isEqualTo("a < b > c <not closed");
    assertThat(TypedText.plain("&lt; “x”")).isEqualTo("&lt; \"x\"");
  }
}
