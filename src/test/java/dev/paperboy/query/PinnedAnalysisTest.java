package dev.paperboy.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Holds every token of many made-up texts to what it was. A change of the analysis that is meant
 * changes the digest here, and the schema of the search index with it: indexes are rebuilt then.
 */
class PinnedAnalysisTest {
  private static final int TEXTS = 8_000;
  private static final String DIGEST =
      "6d3b57002fbc017a19c31bf684f6bddfd6c5a9705196c9a580dbb51aa7acb593";

  private static final String SIGNS =
      "ab sS Z09'’‘-–—.,\\$\"{}_^<>/&;#+~\u0301\uD800\uDC00ßﬁ学Ａ\u00AD\u200D\nάβŉ⒗ŒıİK\u0345ゟ²½";

  /** Blocks of characters that Unicode has long filled, so that every Java knows the same. */
  private static final int[] BLOCKS = {
    0x1E00, 0x2000, 0x2050, 0x3041, 0x4E00, 0xAC00, 0xDC00, 0xFB00, 0xFF00, 0x1D400, 0x20000
  };

  private static final String[] PIECES = {
    "multi-task ",
    "\\alpha",
    "<sub>",
    "</sub>",
    "&eacute;",
    "&amp;",
    "the ",
    "of ",
    "models ",
    "GPUs ",
    "LLMs ",
    "C++ ",
    "C# ",
    "3.1",
    "1,000",
    "node.js ",
    "'s ",
    "$\\beta$-VAE ",
    "\\\"{o}",
    "\\'{\\i}",
    "state-of-the-art ",
    "\u0438\u0439 ",
    "e\u0301",
    "你好",
    "ไทย",
    "ﷺ",
    "ﬀ",
    "<p>",
    "\\textbf{x} ",
    "CO_2 ",
    "x^2",
    "snake_case",
    "1.5.2",
    "v1.5",
    "GPT 4 ",
    "3 D ",
    "matrices ",
    "generalization ",
    "Optimally ",
    "we're ",
    "\u05D0\u05B7 ",
    "O'Neill ",
    "x\u200B",
    "TNF\u03B1 ",
    "\\Delta G",
    "A* ",
    "$Q^\\ast$ ",
    "\u03C6\u03C5\u03C3\u03B9\u03BA\u03AE ",
    "NF-kappa B "
  };

  @Test
  void theTokensOfHostileTextsStayWhatTheyAre() throws NoSuchAlgorithmException {
    Random random = new Random(20261122);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < TEXTS; i++) {
      for (Token token : TextAnalysis.analyze(text(random))) {
        digest.update(token.toString().getBytes(StandardCharsets.UTF_16));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(40); parts > 0; parts--) {
      switch (random.nextInt(12)) {
        case 0 -> text.append((char) random.nextInt(0x500));
        case 1, 2, 3, 4 -> text.append(PIECES[random.nextInt(PIECES.length)]);
        case 5 -> text.appendCodePoint(BLOCKS[random.nextInt(BLOCKS.length)] + random.nextInt(96));
        default -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
    }
    return text.toString();
  }
}
