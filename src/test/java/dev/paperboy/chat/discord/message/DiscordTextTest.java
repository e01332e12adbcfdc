package dev.paperboy.chat.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.text.CleanText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Foreign text is shown as it is, and does nothing. */
final class DiscordTextTest {
  private static final long SEED = 20260504;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "plain words: and more|plain words: and more",
        "a*b_c~d`e|a\\*b\\_c\\~d\\`e",
        "state-of-the-art #1 > 2|state-of-the-art #1 > 2",
        "# Title|\\# Title",
        "1. First|1\\. First",
        "<think> hm|\\<think> hm",
        "<@1>|\\<@1>",
        "[x](http://e.org)|\\[x\\]\\(http\\://e.org)",
        "see https://e.org/a_b|see https\\://e.org/a\\_b",
        ":smile: at 10:30|\\:smile: at 10\\:30"
      })
  void onlyWhatWouldFormatIsEscaped(String text, String markdown) {
    assertThat(DiscordText.markdown(text, 1000)).isEqualTo(markdown);
    assertThat(ShownText.of(markdown)).isEqualTo(new ShownText(text, List.of()));
  }

  @Test
  void nobodyIsPinged() {
    assertThat(DiscordText.markdown("@everyone @HERE @herbert", 100))
        .isEqualTo("@\u200Beveryone @\u200BHERE @herbert");
  }

  @Test
  void unseenCharactersAreDroppedButEmojiAndScriptsStayTogether() {
    assertThat(DiscordText.line("a\u202Eb\u200B c\u0007\r\nd \u200D e", 100)).isEqualTo("ab c d e");
    assertThat(DiscordText.line("👩\u200D🔬 می\u200Cخواهم", 100))
        .isEqualTo("👩\u200D🔬 می\u200Cخواهم");
    assertThat(DiscordText.line("half \uD83D", 100)).isEqualTo("half \uFFFD");
  }

  @Test
  void anyTextIsShownAsItIs() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      ShownText shown = ShownText.of(DiscordText.markdown(text, 10_000));
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
      String markdown = DiscordText.markdown(text, longest);
      String whole = CleanText.line(text);
      ShownText shown = ShownText.of(markdown);
      assertThat(markdown)
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
    assertThat(
            DiscordText.marked(
                "Diffusion of *river* diffusion", List.of("Diffusion", "river"), 100))
        .isEqualTo("**Diffusion** of \\***river**\\* diffusion");
    assertThat(DiscordText.marked("rivers river", List.of("river"), 100))
        .isEqualTo("rivers **river**");
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      List<String> words = List.of("evil", "a", "the", HostileTexts.random(random));
      String markdown = DiscordText.marked(text, words, 1 + random.nextInt(200));
      ShownText shown = ShownText.of(markdown);
      assertThat(shown.effects())
          .as("seed %d, text %d: %s", SEED, i, markdown)
          .allMatch(effect -> effect.equals("**"))
          .matches(effects -> effects.size() % 2 == 0, "pairs");
    }
    assertThat(DiscordText.marked("TNFα and α, φυσική", List.of("α", "φ"), 100))
        .isEqualTo("TNF**α** and **α**, φυσική");
  }

  @Test
  void whatCanBeTypedIsCodeAndTheRestIsText() {
    String text = "Type `search *a* @everyone` or\n- `mute`, `un\nclosed* and ``";
    ShownText shown = ShownText.of(DiscordText.typed(text, 2000));
    assertThat(shown.text())
        .isEqualTo(
            text.replace("`search *a* @everyone`", "search *a* @everyone")
                .replace("`mute`", "mute"));
    assertThat(shown.effects()).containsExactly("code search *a* @everyone", "code mute");
  }

  @Test
  void aCutAnswerClosesItsCode() {
    for (int longest = 1; longest < 40; longest++) {
      String markdown = DiscordText.typed("Type `search a* b` or `mute x` then", longest);
      assertThat(markdown).hasSizeLessThanOrEqualTo(longest);
      assertThat(ShownText.of(markdown).effects()).allMatch(effect -> effect.startsWith("code "));
    }
  }

  @Test
  void answersOfAnythingOnlyHaveCode() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      String text = HostileTexts.random(random);
      String markdown = DiscordText.typed(text, 1 + random.nextInt(300));
      assertThat(ShownText.of(markdown).effects())
          .as("seed %d, text %d: %s", SEED, i, markdown)
          .allMatch(effect -> effect.startsWith("code "));
    }
  }
}
