package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReferencesInTextTest {

  private static List<String> found(String text) {
    return ReferencesInText.find(text).stream().map(Object::toString).toList();
  }

  @Test
  void linksOfTheUsualSitesAreFound() {
    assertThat(
            found(
                "https://arxiv.org/abs/1706.03762v5 <https://arxiv.org/pdf/2606.14777> "
                    + "[here](https://huggingface.co/papers/2405.21060), hf.co/papers/2312.00752 "
                    + "https://doi.org/10.1038/s41586-021-03819-2."))
        .containsExactly(
            "arxiv:1706.03762",
            "arxiv:2606.14777",
            "arxiv:2405.21060",
            "arxiv:2312.00752",
            "doi:10.1038/s41586-021-03819-2");
  }

  @Test
  void idsAreFoundInProse() {
    assertThat(
            found(
                "Cf. arXiv:1706.03762, arxiv: hep-th/9901001; (2606.14777v2) and"
                    + " doi:10.1101/2024.01.02.573900."))
        .containsExactly(
            "arxiv:1706.03762",
            "arxiv:hep-th/9901001",
            "arxiv:2606.14777",
            "doi:10.1101/2024.01.02.573900");
  }

  @Test
  void theSamePaperIsFoundOnce() {
    assertThat(found("1706.03762 https://arxiv.org/abs/1706.03762v1 10.48550/arXiv.1706.03762"))
        .containsExactly("arxiv:1706.03762");
  }

  @Test
  void whatIsNoPaperIsLeftAlone() {
    assertThat(
            found(
                "version 12.3456.78901, 1.2345, +1 555 0100.12345, https://example.org/1706.03762x,"
                    + " file-2606.14777-draft"))
        .isEmpty();
  }

  @Test
  void noTextIsTooStrange() {
    long seed = 20260615;
    Random random = new Random(seed);
    String alphabet = "arxiv:/.10 2606v<>()[]*_`https\n@";
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(80); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(ReferencesInText.find(text.toString()))
          .as("seed %d: %s", seed, text)
          .doesNotHaveDuplicates();
    }
    assertThat(found("https://".repeat(20_000) + " 1706.03762")).isEmpty();
  }
}
