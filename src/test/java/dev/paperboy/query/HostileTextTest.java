package dev.paperboy.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.CapturedData;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

  /** Which of the captured papers are looked at: every one in a long run. */
  private static final int ONE_IN = Boolean.getBoolean("paperboy.long") ? 1 : 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\\",
        "\\\\",
        "\\{",
        "$",
        "${",
        "&",
        "&;",
        "&#;",
        "&#x110000;",
        "&#99999999999;",
        "<",
        "</",
        "<p",
        "<>",
        "\\\"",
        "\\'{",
        "\\c",
        "\\v ",
        "^",
        "_",
        "{}",
        "'s",
        "''",
        "-",
        "--",
        "\uD800",
        "\uDC00",
        "a\uD800b",
        "\uDC00'\uD800s",
        "\0\1\2",
        "\u202Eabc\u202C",
        "\u0301",
        "\u0301\u0301a",
        "\uFEFF",
        "1,",
        "1.",
        "C+++",
        "C#x",
        "\uFFFF",
        "\uD83D\uDE00"
      })
  void anyTextIsAnalysed(String text) {
    assertOffsetsAreSound(text, TextAnalysis.analyze(text));
  }

  @Test
  void randomGarbageIsAnalysed() {
    long seed = 20261122;
    Random random = new Random(seed);
    String alphabet = "ab Z09'’-–—.,\\$\"{}_^<>/&;#+~\u0301\uD800\uDC00ßﬁ学Ａ\u00AD\u200D\n";
    for (int round = 0; round < 8_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        boolean any = random.nextInt(10) == 0;
        text.append(
            any
                ? (char) random.nextInt(0x10000)
                : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String garbage = text.toString();
      assertThatCode(() -> assertOffsetsAreSound(garbage, TextAnalysis.analyze(garbage)))
          .as("seed %s, round %s, text %s", seed, round, garbage)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "a ", "a-", "\\", "\\\"", "\\\"{", "<", "<p ", "&", "&amp", "{", "'", "1,000",
        "\u0301", "学", "$", "\\c ", "_", "\\alpha", "\uD800"
      })
  @Timeout(60) // in proportion it takes some hundredths of a second; with its square, hours
  void aHugeTextTakesTimeInProportion(String piece) {
    String huge = piece.repeat(250_000 / piece.length());
    assertOffsetsAreSound(huge, TextAnalysis.analyze(huge));
  }

  @Test
  void aWordWithoutEndIsCut() {
    Token token = TextAnalysis.words("a".repeat(100_000)).get(0);
    assertThat(token.term()).hasSize(100);
    assertThat(token.end()).isEqualTo(100_000);
  }

  @Test
  void capturedPapersAreAnalysedAndTheirOffsetsPointAtTheWords() throws IOException {
    List<String> texts = texts(CapturedData.feedsOrSkip().resolve("papers-dev.jsonl.gz"));
    long plain = 0;
    for (String text : texts) {
      List<Token> tokens = TextAnalysis.analyze(text);
      assertOffsetsAreSound(text, tokens);
      for (Token token : tokens) {
        String cut = text.substring(token.start(), token.end());
        if (token.length() == 1 && cut.matches("[A-Za-z0-9]+")) {
          assertThat(cut).isEqualToIgnoringCase(token.folded());
          plain++;
        }
      }
    }
    assertThat(plain).isGreaterThan(texts.size() * 10L);
  }

  private static void assertOffsetsAreSound(String text, List<Token> tokens) {
    int position = 0;
    for (Token token : tokens) {
      boolean sound =
          token.start() >= 0
              && token.start() < token.end()
              && token.end() <= text.length()
              && !token.term().isBlank()
              && (token.position() == position || token.position() == position + 1);
      if (!sound) {
        throw new AssertionError("unsound " + token);
      }
      position = token.position();
    }
  }

  private static List<String> texts(Path papers) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(papers)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (number++ % ONE_IN != 0) {
          continue;
        }
        JsonNode paper = json.readTree(line);
        texts.add(paper.path("title").asText(""));
        texts.add(paper.path("abstract").asText(""));
      }
    }
    return texts;
  }
}
