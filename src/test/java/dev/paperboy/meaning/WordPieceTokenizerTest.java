package dev.paperboy.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordPieceTokenizerTest {
  private static final List<String> PIECES =
      List.of("multi", "##task", "##s", "learning", "erdos", "-", ".", "α", "a", "##b");

  private final WordPieceTokenizer tokenizer = new WordPieceTokenizer(PIECES);

  @Test
  void aWordIsDividedIntoTheLongestPiecesFromTheLeft() {
    assertThat(pieces("multitasks learning")).containsExactly("multi", "##task", "##s", "learning");
  }

  @Test
  void caseAndAccentsDoNotMatter() {
    assertThat(pieces("MULTI Erdős Lérning".replace("Lérning", "Léarning")))
        .containsExactly("multi", "erdos", "learning");
  }

  @Test
  void punctuationDividesWordsAndIsAPieceItself() {
    assertThat(pieces("multi-task.")).containsExactly("multi", "-", ".");
    assertThat(pieces("multi-learning")).containsExactly("multi", "-", "learning");
  }

  @Test
  void aWordOfWhichAPartIsUnknownIsLeftOut() {
    assertThat(pieces("multix learning abx")).containsExactly("learning");
  }

  @Test
  void abbreviationsMayFallIntoSingleLettersButLongerWordsMayNot() {
    assertThat(pieces("abbb")).containsExactly("a", "##b", "##b", "##b");
    assertThat(pieces("abbbb")).isEmpty();
  }

  @Test
  void whatIsNoWordHasNoPieces() {
    assertThat(pieces("")).isEmpty();
    assertThat(pieces(" \n\t ")).isEmpty();
    assertThat(pieces("日本 😀")).isEmpty();
    assertThat(pieces("a".repeat(101))).isEmpty();
  }

  private List<String> pieces(String text) {
    List<String> found = new ArrayList<>();
    tokenizer.forEachPiece(text, piece -> found.add(PIECES.get(piece)));
    return found;
  }
}
