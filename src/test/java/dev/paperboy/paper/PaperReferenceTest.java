package dev.paperboy.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
          url:https://example.org/log#v2                    | url:https://example.org/log#v2 | 0
          item:blog/4711                                    | item:blog/4711 | 0
          item:tag:example.org,2026:1.                      | item:tag:example.org,2026:1. | 0
          """)
  void everyUsualSpellingIsUnderstood(String spelling, String id, int version) {
    assertThat(PaperReference.parse(spelling))
        .contains(new PaperReference(PaperId.of(id), version));
    assertThat(PaperId.parse(id)).contains(PaperId.of(id));
  }

  @ParameterizedTest(name = "{0} is {1}, version {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          arXiv:2401.12345 [cs.CL]                          | arxiv:2401.12345 | 0
          arXiv:2401.12345v2 [cs.CL] 3 Jan 2024             | arxiv:2401.12345 | 2
          arXiv:2401.12345v2  [cs.CL, cs.LG]  3 Jan         | arxiv:2401.12345 | 2
          https://arxiv.org/abs/2401.12345v2 [cs.CL] 3 Jan  | arxiv:2401.12345 | 2
          2401.12345.                                       | arxiv:2401.12345 | 0
          2401.12345...                                     | arxiv:2401.12345 | 0
          (2401.12345)                                      | arxiv:2401.12345 | 0
          [2401.12345]                                      | arxiv:2401.12345 | 0
          (arXiv:2401.12345 [cs.CL]),                       | arxiv:2401.12345 | 0
          "2401.12345v3"                                    | arxiv:2401.12345 | 3
          “2401.12345”                                      | arxiv:2401.12345 | 0
          'arXiv:2401.12345'?                               | arxiv:2401.12345 | 0
          `2401.12345`                                      | arxiv:2401.12345 | 0
          **2401.12345**                                    | arxiv:2401.12345 | 0
          2401.12345);                                      | arxiv:2401.12345 | 0
          [a paper](https://arxiv.org/abs/2401.12345)       | arxiv:2401.12345 | 0
          arXiv 2401.12345                                  | arxiv:2401.12345 | 0
          arXiv preprint arXiv:1706.03762 (2017)            | arxiv:1706.03762 | 0
          arXiv:1706.03762, 2017.                           | arxiv:1706.03762 | 0
          eprint: 2401.12345                                | arxiv:2401.12345 | 0
          2401.12345 v2                                     | arxiv:2401.12345 | 2
          2401.12345 (v2)                                   | arxiv:2401.12345 | 2
          2401.12345v2.pdf                                  | arxiv:2401.12345 | 2
          abs/2401.12345                                    | arxiv:2401.12345 | 0
          math.GT/0309136                                   | arxiv:math/0309136 | 0
          arXiv:hep-th/9901001v1 [hep-th] 1 Jan 1999        | arxiv:hep-th/9901001 | 1
          HEP-TH/9901001                                    | arxiv:hep-th/9901001 | 0
          https://arxiv.org/pdf/2401.12345v3.pdf            | arxiv:2401.12345 | 3
          https://arxiv.org/abs/2401.12345?context=cs       | arxiv:2401.12345 | 0
          https://arxiv.org/ps/2401.12345                   | arxiv:2401.12345 | 0
          https://arxiv.org/format/2401.12345               | arxiv:2401.12345 | 0
          https://browse.arxiv.org/html/2401.12345v1        | arxiv:2401.12345 | 1
          http://export.arxiv.org/abs/math.GT/0309136v2     | arxiv:math/0309136 | 2
          https://arxiv.org/abs/arXiv:2401.12345            | arxiv:2401.12345 | 0
          https://ar5iv.org/abs/2401.12345                  | arxiv:2401.12345 | 0
          https://www.alphaxiv.org/overview/2401.12345v2    | arxiv:2401.12345 | 2
          https://papers.cool/arxiv/2401.12345              | arxiv:2401.12345 | 0
          https://www.semanticscholar.org/arxiv/2401.12345  | arxiv:2401.12345 | 0
          https://api.semanticscholar.org/arXiv:2401.12345  | arxiv:2401.12345 | 0
          https://ui.adsabs.harvard.edu/abs/arXiv:2401.12345 | arxiv:2401.12345 | 0
          https://huggingface.co/papers/2401.12345/community | arxiv:2401.12345 | 0
          DOI: 10.1101/2026.01.02.123456                    | doi:10.1101/2026.01.02.123456 | 0
          doi:https://doi.org/10.1101/2026.01.02.123456     | doi:10.1101/2026.01.02.123456 | 0
          doi: https://doi.org/10.1101/2026.01.02.123456; this version posted January 3, 2026. | doi:10.1101/2026.01.02.123456 | 0
          (10.1016/S0140-6736(20)30183-5)                   | doi:10.1016/s0140-6736(20)30183-5 | 0
          10.1016/S0140-6736(20)30183-5                     | doi:10.1016/s0140-6736(20)30183-5 | 0
          10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2 | doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2 | 0
          10.1000%2Fabc                                     | doi:10.1000/abc | 0
          https://doi.org/10.1000%2Fabc                     | doi:10.1000/abc | 0
          https://doi.org/10.48550/arXiv.2401.12345         | arxiv:2401.12345 | 0
          """)
  void whatIsCopiedFromPapersAndProseIsUnderstood(String spelling, String id, int version) {
    assertThat(PaperReference.parse(spelling))
        .contains(new PaperReference(PaperId.of(id), version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arXiv:\u00A02401.12345",
        "\u20602401.\u200B12345\uFEFF",
        "2401.12345\u00A0[cs.CL]",
        "\u200E2401.12345\u200F",
        "24\u00AD01.12345",
        "2401.\u00A012345",
        "\uFF12\uFF14\uFF10\uFF11.12345",
        "\u00ABarXiv:2401.12345\u00BB",
        "\n 2401.12345\t"
      })
  void whatCannotBeSeenDoesNotMatter(String spelling) {
    assertThat(PaperReference.parse(spelling))
        .contains(new PaperReference(PaperId.of("arxiv:2401.12345"), 0));
  }

  @ParameterizedTest(name = "{0} is {1}, version {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v2.full.pdf | doi:10.1101/2026.01.02.123456 | 2
          https://www.biorxiv.org/content/10.1101/2026.01.02.123456v2.full.pdf+html | doi:10.1101/2026.01.02.123456 | 2
          https://www.biorxiv.org/content/biorxiv/early/2026/01/02/2026.01.02.123456.full.pdf | doi:10.1101/2026.01.02.123456 | 0
          https://www.biorxiv.org/content/early/2017/01/01/098765.abstract | doi:10.1101/098765 | 0
          http://biorxiv.org/cgi/content/short/2026.01.02.123456v1?rss=1 | doi:10.1101/2026.01.02.123456 | 1
          https://www.medrxiv.org/content/10.1101/2026.01.02.26343210v1.full-text | doi:10.1101/2026.01.02.26343210 | 1
          https://www.nature.com/articles/s41586-021-03819-2 | doi:10.1038/s41586-021-03819-2 | 0
          https://www.nature.com/articles/s41586-021-03819-2.pdf | doi:10.1038/s41586-021-03819-2 | 0
          https://www.nature.com/articles/nature12373/figures/1 | doi:10.1038/nature12373 | 0
          https://link.springer.com/content/pdf/10.1007/s00001-020-00002-3.pdf | doi:10.1007/s00001-020-00002-3 | 0
          https://link.springer.com/article/10.1007/s00001-020-00002-3#Sec2 | doi:10.1007/s00001-020-00002-3 | 0
          https://link.springer.com/article/10.1007/s00001-020-00002-3/fulltext.html | doi:10.1007/s00001-020-00002-3 | 0
          https://onlinelibrary.wiley.com/doi/epdf/10.1002/adma.1 | doi:10.1002/adma.1 | 0
          https://onlinelibrary.wiley.com/doi/full/10.1002/adma.1 | doi:10.1002/adma.1 | 0
          https://dl.acm.org/doi/pdf/10.1145/3290605.3300233 | doi:10.1145/3290605.3300233 | 0
          https://dl.acm.org/doi/10.1145/1234567 | doi:10.1145/1234567 | 0
          https://www.science.org/doi/reader/10.1126/science.abc1234 | doi:10.1126/science.abc1234 | 0
          https://www.pnas.org/doi/pdf/10.1073/pnas.2000000117?download=true | doi:10.1073/pnas.2000000117 | 0
          https://www.tandfonline.com/doi/abs/10.1080/1.2 | doi:10.1080/1.2 | 0
          https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001 | doi:10.1371/journal.pone.0000001 | 0
          https://journals.plos.org/plosone/article/file?type=printable&id=10.1371%2Fjournal.pone.0000001 | doi:10.1371/journal.pone.0000001 | 0
          https://www.frontiersin.org/articles/10.3389/fnins.2020.00001/full | doi:10.3389/fnins.2020.00001 | 0
          https://www.frontiersin.org/journals/x/articles/10.3389/fnins.2020.00001/pdf | doi:10.3389/fnins.2020.00001 | 0
          https://iopscience.iop.org/article/10.1088/1361-6633/ab1234/meta | doi:10.1088/1361-6633/ab1234 | 0
          https://academic.oup.com/bioinformatics/advance-article/doi/10.1093/bioinformatics/btz123/5544444 | doi:10.1093/bioinformatics/btz123 | 0
          https://pubs.aip.org/aip/jap/article/doi/10.1063/5.0001234/2900000/A-title | doi:10.1063/5.0001234 | 0
          https://elifesciences.org/articles/12345.pdf | doi:10.7554/elife.12345 | 0
          https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567 | doi:10.2139/ssrn.1234567 | 0
          https://zenodo.org/records/1234567/files/paper.pdf | doi:10.5281/zenodo.1234567 | 0
          https://openreview.net/pdf?id=AbC-1_x | url:https://openreview.net/forum?id=AbC-1_x | 0
          https://openreview.net/forum?id=AbC-1_x&noteId=2 | url:https://openreview.net/forum?id=AbC-1_x | 0
          https://aclanthology.org/2024.acl-long.1.pdf | url:https://aclanthology.org/2024.acl-long.1 | 0
          https://aclanthology.org/2024.acl-long.1/ | url:https://aclanthology.org/2024.acl-long.1 | 0
          https://proceedings.mlr.press/v139/radford21a/radford21a.pdf | url:https://proceedings.mlr.press/v139/radford21a.html | 0
          https://eprint.iacr.org/2024/123.pdf | url:https://eprint.iacr.org/2024/123 | 0
          """)
  void pagesAndFilesOfOnePaperAreOnePaper(String spelling, String id, int version) {
    assertThat(PaperReference.parse(spelling))
        .contains(new PaperReference(PaperId.of(id), version));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "http://rss_bridge:3000/x, url:https://rss_bridge:3000/x",
    "https://example.org/a|b, url:https://example.org/a%7Cb",
    "https://example.org/a b, url:https://example.org/a%20b",
    "https://example.org/wiki/X_(y), url:https://example.org/wiki/X_(y)",
    "https://example.org/releases/10.2/notes, url:https://example.org/releases/10.2/notes",
    "https://arxiv.org/abs/2413.12345, url:https://arxiv.org/abs/2413.12345",
    "https://arxiv.org/abs/2401.123456, url:https://arxiv.org/abs/2401.123456",
    "https://blog.example.org/arxiv/2401.12345, url:https://blog.example.org/arxiv/2401.12345"
  })
  void otherAddressesAreThoseOfTheirPages(String spelling, String id) {
    assertThat(PaperReference.parse(spelling)).contains(new PaperReference(PaperId.of(id), 0));
  }

  @Test
  void anAddressMayMeanAPlaceOrItsPage() {
    assertThat(PaperReference.meanings("(https://example.org/log/#v2)."))
        .containsExactly(
            PaperId.of("url:https://example.org/log#v2"),
            PaperId.of("url:https://example.org/log"));
    assertThat(PaperReference.meanings("arXiv:2401.12345v2"))
        .containsExactly(PaperId.of("arxiv:2401.12345"));
    assertThat(PaperReference.meanings("https://www.nature.com/articles/s41586-1"))
        .containsExactly(
            PaperId.of("doi:10.1038/s41586-1"),
            PaperId.of("url:https://www.nature.com/articles/s41586-1"));
    assertThat(PaperReference.meanings("no paper")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2401.1234",
        "2401.123456",
        "12401.12345",
        "1412.12345",
        "2413.12345",
        "2400.12345",
        "0001.1234",
        "2401.12345 diffusion",
        "2401.12345 OR mamba",
        "2401.12345-draft",
        "math/0313136",
        "hep-th/0801001",
        "author/1234567",
        "10.1101/2026.01.02.1234…",
        "https://www.biorxiv.org/content/10.1101/2026.01...",
        "10.1000/abc and more",
        "item:unknown",
        "()",
        "\"\"",
        "…",
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
