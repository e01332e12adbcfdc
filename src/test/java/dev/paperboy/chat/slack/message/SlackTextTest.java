package dev.paperboy.chat.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.text.CleanText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Foreign text is shown as it is, and does nothing. */
final class SlackTextTest {
  private static final long SEED = 20260504;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain words: and more|plain words: and more",
        "R&D <b>|R&amp;D &lt;b&gt;",
        "<!channel> <@U1>|&lt;!channel&gt; &lt;@U1&gt;",
        "snake_case and 10~20|snake_case and 10∼20",
        "*bold* _it_ ~no~|∗bold∗ ˍitˍ ∼no∼",
        "`code`|ˋcodeˋ",
        ">quoted|\u200B&gt;quoted",
        "a > b|a &gt; b",
        ":smile: at 10:30|:\u200Bsmile: at 10:30",
        "@channel @HERE @herbert|@\u200Bchannel @\u200BHERE @herbert",
        "[x](http://e.org)|[x](http://e.org)"
      })
  void onlyWhatWouldDoSomethingIsChanged(String text, String mrkdwn) {
    assertThat(SlackText.mrkdwn(text, 1000)).isEqualTo(mrkdwn);
    assertThat(ShownText.of(mrkdwn).effects()).isEmpty();
  }

  @Test
  void theReaderSeesWhatTheProgramMustPrevent() {
    assertThat(ShownText.of("*a* <!channel> <@U1> `c` :x: @here & <https://e.org|_l_>").effects())
        .containsExactly(
            "*",
            "*",
            "mention !channel",
            "mention @U1",
            "code c",
            ":x:",
            "@here",
            "not escaped &",
            "link https://e.org",
            "_",
            "_");
    assertThat(ShownText.of("&gt; q").effects()).containsExactly("quote");
  }

  @Test
  void anyTextIsShownAsItIs() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      ShownText shown = ShownText.of(SlackText.mrkdwn(text, 10_000));
      assertThat(shown.effects()).as("seed %d, text %d: %s", SEED, i, text).isEmpty();
      assertThat(shown.text()).isEqualTo(CleanText.line(text));
    }
  }

  @Test
  void aCutTextIsABeginningWithNothingLeftOpen() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      int longest = 1 + random.nextInt(60);
      String mrkdwn = SlackText.mrkdwn(text, longest);
      String whole = CleanText.line(text);
      ShownText shown = ShownText.of(mrkdwn);
      assertThat(mrkdwn)
          .as("seed %d, text %d: %s", SEED, i, text)
          .hasSizeLessThanOrEqualTo(longest);
      assertThat(shown.effects()).isEmpty();
      if (!shown.text().equals(whole)) {
        assertThat(shown.text()).endsWith("…");
        assertThat(whole).startsWith(shown.text().substring(0, shown.text().length() - 1));
      }
    }
  }

  @Test
  void wordsThatMatchedAreBoldAndNothingElseHappens() {
    assertThat(SlackText.marked("Diffusion of *river* rivers & river", List.of("river"), 100))
        .isEqualTo("Diffusion of ∗river∗ rivers &amp; *river*");
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      List<String> words = List.of("evil", "a", "the", HostileTexts.random(random));
      String mrkdwn = SlackText.marked(text, words, 1 + random.nextInt(200));
      assertThat(ShownText.of(mrkdwn).effects())
          .as("seed %d, text %d: %s", SEED, i, mrkdwn)
          .allMatch(effect -> effect.equals("*"))
          .matches(effects -> effects.size() % 2 == 0, "pairs");
    }
    assertThat(SlackText.marked("TNFα and α, TNF-α", List.of("α"), 100))
        .isEqualTo("TNFα and *α*, TNF-*α*");
  }

  @Test
  void whatCanBeTypedIsCodeAndTheRestIsText() {
    String text = "Type `search *a* <@U1>` or\n- `mute`, `un\nclosed* and ``";
    ShownText shown = ShownText.of(SlackText.typed(text, 2000));
    assertThat(shown.text())
        .isEqualTo(
            text.replace("`search *a* <@U1>`", "search *a* <@U1>").replace("`mute`", "mute"));
    assertThat(shown.effects()).containsExactly("code search *a* <@U1>", "code mute");
  }

  @Test
  void answersOfAnythingOnlyHaveCode() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      String mrkdwn = SlackText.typed(text, 1 + random.nextInt(300));
      assertThat(ShownText.of(mrkdwn).effects())
          .as("seed %d, text %d: %s", SEED, i, mrkdwn)
          .allMatch(effect -> effect.startsWith("code "));
    }
  }

  @Test
  void linksOnlyLeadToTheWeb() {
    assertThat(SlackText.link("x", "https://e.org/?a=1&b=2", 100))
        .contains("<https://e.org/?a=1&amp;b=2|x>");
    assertThat(SlackText.link("x", "https://e.org/>|<!channel>", 100))
        .contains("<https://e.org/%3E%7C%3C!channel%3E|x>");
    for (String address : List.of("javascript:x", "https://u@e.org", "", "slack://x")) {
      assertThat(SlackText.link("x", address, 100)).as(address).isEmpty();
    }
  }
}
