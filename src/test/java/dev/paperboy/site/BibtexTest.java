package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BibtexTest {
  private static PaperBuilder paper(String id, String title) {
    return Paper.builder(PaperId.of(id), title, Instant.parse("2026-03-12T00:00:00Z"));
  }

  @Test
  void anArxivPaperIsCitedByItsNumber() {
    String entry =
        Bibtex.of(
            paper("arxiv:2603.01234", "A World Model of Mamba")
                .authors(List.of(new Author("Yann LeCun"), new Author("Gül Varol")))
                .categories(List.of("cs.LG", "cs.CL"))
                .build());
    assertThat(entry)
        .isEqualTo(
            """
            @misc{lecun2026world,
              title = {{A World Model of Mamba}},
              author = {Yann LeCun and Gül Varol},
              year = {2026},
              month = mar,
              eprint = {2603.01234},
              archivePrefix = {arXiv},
              primaryClass = {cs.LG},
              url = {https://arxiv.org/abs/2603.01234}
            }
            """);
  }

  @Test
  void aPaperWithADoiIsCitedByIt() {
    assertThat(Bibtex.of(paper("doi:10.1101/2026.01.02.123456", "Proteins").build()))
        .contains(
            "  doi = {10.1101/2026.01.02.123456},",
            "  url = {https://doi.org/10.1101/2026.01.02.123456}")
        .doesNotContain("author", "eprint");
  }

  @Test
  void whatLatexTakesForMarkupIsEscaped() {
    assertThat(Bibtex.escape("50% of R&D: x_i^2 ~ $n# \\alpha"))
        .isEqualTo(
            "50\\% of R\\&D: x\\_i\\textasciicircum{}2 \\textasciitilde{} \\$n\\#"
                + " \\textbackslash{}alpha");
    assertThat(Bibtex.of(paper("arxiv:2603.1", "On }{ and \"quotes\"").build()))
        .contains("title = {{On \\textbraceright{}\\textbraceleft{} and \"quotes\"}}");
  }

  @Test
  void namesThatBibtexWouldTakeApartAreKeptTogether() {
    String entry =
        Bibtex.of(
            paper("arxiv:2603.00001", "T")
                .authors(
                    List.of(
                        new Author("ATLAS Collaboration"),
                        new Author("Barnes and Noble"),
                        new Author("Martin Luther King, Jr."),
                        new Author("Andy Bond"),
                        new Author("NVIDIA")))
                .build());
    assertThat(entry)
        .contains(
            "{ATLAS Collaboration} and {Barnes and Noble} and {Martin Luther King, Jr.} and Andy"
                + " Bond and NVIDIA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"}{", "\\{", "{{{", "}", "a\nb", "x}, url={https://evil.example"})
  void bracesBalanceWhateverIsInAPaper(String text) {
    String entry =
        Bibtex.of(
            paper("url:https://example.org/a", text)
                .url("https://example.org/{a}")
                .authors(List.of(new Author(text)))
                .build());
    int depth = 0;
    for (char sign : entry.strip().toCharArray()) {
      depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
      assertThat(depth).isNotNegative();
    }
    assertThat(depth).isZero();
    assertThat(entry.lines()).hasSize(7);
  }
}
