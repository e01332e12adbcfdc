package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperReferenceTest {

  @ParameterizedTest(name = "{0} is {1}, version {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          2606.14777                                        | arxiv:2606.14777 | 0
          2606.14777v3                                      | arxiv:2606.14777 | 3
          0704.0001                                         | arxiv:0704.0001 | 0
          arXiv:2606.14777v2                                | arxiv:2606.14777 | 2
          arxiv: 2606.14777                                 | arxiv:2606.14777 | 0
          ARXIV:2606.14777V2                                | arxiv:2606.14777 | 2
          oai:arXiv.org:2606.14777                          | arxiv:2606.14777 | 0
          https://arxiv.org/abs/2606.14777                  | arxiv:2606.14777 | 0
          http://arxiv.org/abs/2606.14777v1                 | arxiv:2606.14777 | 1
          https://www.arxiv.org/pdf/2606.14777              | arxiv:2606.14777 | 0
          https://arxiv.org/pdf/2606.14777v2.pdf            | arxiv:2606.14777 | 2
          https://arxiv.org/pdf/2606.14777.pdf?download=1   | arxiv:2606.14777 | 0
          https://arxiv.org/html/2606.14777v1#S1            | arxiv:2606.14777 | 1
          https://export.arxiv.org/abs/2606.14777           | arxiv:2606.14777 | 0
          arxiv.org/abs/2606.14777/                         | arxiv:2606.14777 | 0
          <https://arxiv.org/abs/2606.14777>                | arxiv:2606.14777 | 0
          https://ar5iv.labs.arxiv.org/html/2606.14777      | arxiv:2606.14777 | 0
          https://www.alphaxiv.org/abs/2606.14777           | arxiv:2606.14777 | 0
          https://huggingface.co/papers/2606.14777          | arxiv:2606.14777 | 0
          https://huggingface.co/papers/2606.14777#comments | arxiv:2606.14777 | 0
          hf.co/papers/2606.14777                           | arxiv:2606.14777 | 0
          10.48550/arXiv.2606.14777                         | arxiv:2606.14777 | 0
          https://doi.org/10.48550/arXiv.2606.14777         | arxiv:2606.14777 | 0
          doi:10.48550/ARXIV.2606.14777v2                   | arxiv:2606.14777 | 2
          hep-th/9901001                                    | arxiv:hep-th/9901001 | 0
          hep-th/9901001v4                                  | arxiv:hep-th/9901001 | 4
          arXiv:math.GT/0309136                             | arxiv:math/0309136 | 0
          https://arxiv.org/abs/hep-th/9901001v1            | arxiv:hep-th/9901001 | 1
          https://arxiv.org/pdf/hep-th/9901001              | arxiv:hep-th/9901001 | 0
          https://arxiv.org/abs/cond-mat.stat-mech/0309136  | arxiv:cond-mat/0309136 | 0
          10.48550/arXiv.hep-th/9901001                     | arxiv:hep-th/9901001 | 0
          10.1101/2026.01.02.123456                         | doi:10.1101/2026.01.02.123456 | 0
          10.1101/2026.01.02.123456v2                       | doi:10.1101/2026.01.02.123456 | 2
          10.64898/2026.01.02.123456v1                      | doi:10.64898/2026.01.02.123456 | 1
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v1 | doi:10.1101/2026.01.02.123456 | 1
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v3.full.pdf | doi:10.1101/2026.01.02.123456 | 3
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v3.full-text | doi:10.1101/2026.01.02.123456 | 3
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v1.supplementary-material | doi:10.1101/2026.01.02.123456 | 1
          https://www.medrxiv.org/content/10.64898/2026.01.02.26343210v1.abstract | doi:10.64898/2026.01.02.26343210 | 1
          https://www.biorxiv.org/content/biorxiv/early/2026/01/02/10.1101/123456 | doi:10.1101/123456 | 0
          10.1101/123456                                    | doi:10.1101/123456 | 0
          doi: 10.1000/ABC.def                              | doi:10.1000/abc.def | 0
          https://doi.org/10.1000/ABC.def                   | doi:10.1000/abc.def | 0
          https://dx.doi.org/10.1000/abc(1)2                | doi:10.1000/abc(1)2 | 0
          https://example.org/a/b/?utm_source=x&q=1#top     | url:https://example.org/a/b?q=1 | 0
          HTTP://Example.org/Case                           | url:https://example.org/Case | 0
          example.org/paper                                 | url:https://example.org/paper | 0
          url:https://example.org/paper                     | url:https://example.org/paper | 0
          https://example.org:8443/paper                    | url:https://example.org:8443/paper | 0
          https://arxiv.org/list/cs.CL/recent               | url:https://arxiv.org/list/cs.CL/recent | 0
          """)
  void everyUsualSpellingIsUnderstood(String spelling, String id, int version) {
    assertThat(PaperReference.parse(spelling))
        .contains(new PaperReference(PaperId.of(id), version));
    assertThat(PaperId.parse(id)).contains(PaperId.of(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "diffusion",
        "v2",
        "2606.147",
        "26061.4777",
        "10.1101",
        "10.1101/",
        "http://",
        "ftp://example.org/x",
        "https:///x",
        "https://exa mple.org",
        "arxiv:",
        "1",
        "hep-th/99",
        "\uD800",
        "<>",
        "doi:",
        "https://[",
        "3.14/15"
      })
  void anythingElseIsNot(String text) {
    assertThat(PaperReference.parse(text)).isEmpty();
  }
}
