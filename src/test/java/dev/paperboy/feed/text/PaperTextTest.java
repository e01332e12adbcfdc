package dev.paperboy.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.text.ReadableText;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperTextTest {

  @Test
  void whiteSpaceOfEveryKindBecomesOneSpace() {
    assertThat(PaperText.title("  A\u00a0 title\r\n\t wrapped\u2028hard\ufeff "))
        .isEqualTo("A title wrapped hard");
    assertThat(PaperText.title(" \n ")).isEmpty();
    assertThat(PaperText.title("0")).isEqualTo("0");
  }

  @Test
  void whatCannotBeShownOrTurnsTheTextAroundIsTakenOut() {
    assertThat(PaperText.title("a\u0000b\u001b[31mc\ud800d\u202ee\u2066f\uffffg"))
        .isEqualTo("ab[31mcdefg");
    assertThat(PaperText.title("שלום 😀 ‏عالم")).isEqualTo("שלום 😀 عالم");
    assertThat(PaperText.abstractText("<think>hm</think> @everyone"))
        .isEqualTo("<think>hm</think> @everyone");
  }

  @Test
  void signsOfWindows1252AreWhatTheyWereMeantAs() {
    assertThat(
            PaperText.title(
                "It\u0092s a word\u0096sign \u0093quoted\u0094 and so on\u0085 \u0080 5"))
        .isEqualTo("It’s a word–sign “quoted” and so on… € 5");
    assertThat(PaperText.name("Fran\u008dois \u008aimek")).isEqualTo("Franois Šimek");
    assertThat(PaperText.title("It’s an \u00e9tude\u00a0\u00b5")).isEqualTo("It’s an étude µ");
    assertThat(
            PaperText.html(
                "It&#146;s &#x92; &#X96; &#150;&#151; &#128; &#159; don&#146t &#x92t &#233;"
                    + " &#8217;"))
        .isEqualTo("It’s ’ – –— € Ÿ don’t ’t é ’");
    assertThat(PaperText.html("AT&T, Q&A; &#; &#x; &#zz; &# 5; &nosuch; &amp;#146; &amp &copy;"))
        .isEqualTo("AT&T, Q&A; &#; &#x; &#zz; &# 5; &nosuch; &#146; &amp ©");
  }

  @Test
  void whatIsFarTooLongIsCut() {
    assertThat(PaperText.title("x".repeat(5000))).hasSize(PaperText.LONGEST_TITLE).endsWith("x…");
    assertThat(PaperText.abstractText("y ".repeat(200_000)))
        .hasSizeLessThanOrEqualTo(PaperText.LONGEST_ABSTRACT)
        .endsWith("y…");
    assertThat(PaperText.abstractText("z".repeat(200_000))).hasSize(200_000).endsWith("zz");
    assertThat(PaperText.authors(Collections.nCopies(1800, "Ada"))).hasSize(1800);
    assertThat(PaperText.authors(Collections.nCopies(9000, "Ada"))).hasSize(5000);
  }

  @Test
  void noTextOfAnyKindBreaksTheRules() {
    long seed = 42;
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      StringBuilder any = new StringBuilder();
      for (int length = random.nextInt(1500); length > 0; length--) {
        any.append(
            (char) (random.nextInt(4) > 0 ? random.nextInt(0x300) : random.nextInt(0x10000)));
      }
      String title = PaperText.title(any.toString());
      assertThat(title.length()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(1000);
      assertThat(title.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
          .as("seed %d round %d", seed, round)
          .isTrue();
      assertThat(ReadableText.line(title, 1000)).isEqualTo(title);
      assertThat(PaperText.html(any.toString())).doesNotContain("\n");
    }
  }

  @Test
  void onlyWebAddressesAreLinks() {
    assertThat(PaperText.link(" https://example.org/a?b=c "))
        .isEqualTo("https://example.org/a?b=c");
    assertThat(PaperText.link("javascript:alert(1)")).isEmpty();
    assertThat(PaperText.link("github.com/x/y")).isEmpty();
    assertThat(PaperText.link("https://")).isEmpty();
    assertThat(PaperText.link("https://exa mple.org")).isEmpty();
  }

  @Test
  void namesThatAreBlankAreLeftOut() {
    assertThat(PaperText.names(List.of("a", " ", "", "b\nc"))).containsExactly("a", "b c");
  }

  @Test
  void datesAreReadAsFeedsWriteThem() {
    Instant day = Instant.parse("2026-06-15T00:00:00Z");
    assertThat(Dates.read("2026-06-15")).contains(day);
    assertThat(Dates.read(" 2026-06-15T00:00:00.000Z")).contains(day);
    assertThat(Dates.read("2026-06-14T20:00:00-04:00")).contains(day);
    assertThat(Dates.read("Mon, 15 Jun 2026 00:00:00 +0000")).contains(day);
    assertThat(Dates.read("Wed, 15 Jun 2026 00:00:00 GMT")).contains(day);
    assertThat(Dates.read("2026-06-15 00:00:00")).contains(day);
    assertThat(Dates.read("soon")).isEmpty();
    assertThat(Dates.read("0001-01-01")).isEmpty();
    assertThat(Dates.read("")).isEmpty();
  }
}
