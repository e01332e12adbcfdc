package dev.paperboy.query;

import static dev.paperboy.query.Papers.matches;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GreekTest {

  /** The spellings of one thing on each line. */
  private static final String SPELLINGS =
      """
      ΛCDM @ Λ-CDM @ Λ CDM @ $\\Lambda$CDM @ \\Lambda CDM @ $\\Lambda$-CDM @ $\\Lambda\\text{CDM}$ @ Lambda-CDM @ LambdaCDM @ lambda cdm @ &Lambda;CDM @ 𝚲CDM
      TNFα @ TNF-α @ TNF α @ TNF-alpha @ TNF alpha @ TNFalpha @ TNF$\\alpha$ @ TNF-$\\alpha$ @ TNF&alpha; @ TNF&#945; @ TNF<sub>α</sub> @ TNF𝛼
      ΔG @ $\\Delta G$ @ $\\Delta$G @ Δ G @ delta G @ Delta-G @ deltaG @ ∆G @ \\Delta{}G
      Hα @ H-alpha @ H alpha @ H$\\alpha$ @ H\\alpha @ H$_\\alpha$ @ Halpha
      Aβ42 @ Aβ-42 @ A-beta 42 @ A$\\beta$42 @ A\\beta_{42} @ Aβ$_{42}$ @ Abeta42 @ Abeta-42 @ Abeta 42
      NF-κB @ NF-κ-B @ NFκB @ NF κB @ NF-kappaB @ NF-kappa B @ NF kappa B @ NF-kappa-B @ NFkappaB @ NF kappaB @ NF-$\\kappa$B @ NF-ϰB
      β-VAE @ $\\beta$-VAE @ beta-VAE @ beta VAE @ βVAE @ betaVAE
      μ-opioid @ µ-opioid @ mu-opioid @ mu opioid @ \\mu-opioid @ $\\textmu$-opioid
      ε-greedy @ ϵ-greedy @ $\\epsilon$-greedy @ $\\varepsilon$-greedy @ epsilon greedy @ &epsilon;-greedy
      φ-divergence @ ϕ-divergence @ $\\varphi$-divergence @ $\\phi$-divergence @ phi divergence
      ϑ-functions @ θ-functions @ theta functions @ $\\vartheta$-functions
      HIF-1α @ HIF1α @ HIF-1-alpha @ HIF-1 alpha @ HIF 1 alpha @ HIF-1alpha @ HIF1-alpha @ HIF1alpha @ HIF-1$\\alpha$
      5α-reductase @ 5-α-reductase @ 5-alpha reductase @ 5 alpha reductase @ 5alpha-reductase
      γδ T-cells @ gamma-delta T cells @ $\\gamma\\delta$ T cells @ gammadelta T cells
      TGF-β1 @ TGFβ1 @ TGF-beta1 @ TGF-beta 1 @ TGFbeta1 @ TGF-β 1 @ TGF-β$_1$
      χ² @ χ2 @ chi2 @ chi-2 @ $\\chi^2$
      ω-3 @ omega-3 @ omega 3 @ $\\omega$-3
      """;

  static Stream<Arguments> spellings() {
    return SPELLINGS
        .lines()
        .map(line -> Arrays.stream(line.split("@")).map(String::strip).toList())
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void eachSpellingFindsTheOthers(List<String> spellings) {
    for (String title : spellings) {
      AnalyzedPaper paper = Papers.titled("On the " + title + ", again");
      for (String query : spellings) {
        assertThat(matches(query, paper)).as("<%s> in <%s>", query, title).isTrue();
        assertThat(matches("\"" + query + "\"", paper))
            .as("<\"%s\"> in <%s>", query, title)
            .isTrue();
        assertThat(matches("title:(" + query + ") again", paper))
            .as("<title:(%s)> in <%s>", query, title)
            .isTrue();
        assertThat(matches("\"" + query + " again\"~4", paper))
            .as("<\"%s again\"~4> in <%s>", query, title)
            .isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0} marks {2} in {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TNF-alpha          | Blocking TNFα in mice           | TNFα
          TNF                | Blocking TNFα in mice           | TNF
          alpha              | Blocking TNFα in mice           | α
          ΛCDM               | Beyond $\\Lambda$CDM today       | ΛCDM
          CDM                | Beyond $\\Lambda$CDM today       | CDM
          kappa              | The role of NF-κB here          | κ
          "NFkappaB"         | The role of NF-κB here          | NF-κB
          Aβ                 | Toxic Aβ42 here                 | Aβ
          Delta              | The 𝚫G of it                    | 𝚫
          beta               | TNF&beta; again                 | β
          =α                 | TNFα and alpha                  | α
          "mice TNFα"~2      | Blocking TNFα in mice           | TNFα in mice
          A*                 | With A* search                  | A*
          "A* search"        | With A$^\\star$ search           | A* search
          """)
  void theReasonNamesTheCharactersThatMatched(String query, String title, String words) {
    AnalyzedPaper paper = Papers.titled(title);
    String stored = paper.paper().title();
    List<Evidence> evidence = Evaluation.explain(Papers.expression(query), paper);
    assertThat(evidence).extracting(Evidence::words).containsExactly(words);
    assertThat(evidence)
        .allSatisfy(
            one -> assertThat(stored.substring(one.start(), one.end())).isEqualTo(one.words()));
  }

  @ParameterizedTest(name = "{0} finds {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          =TNFα       | Blocking TNFα            | true
          =TNFα       | Blocking TNF-α           | true
          =TNFα       | Blocking TNF$\\alpha$     | true
          =TNFα       | Blocking TNF-alpha       | false
          =TNFα       | Blocking TNFalpha        | false
          =TNF-alpha  | Blocking TNF-alpha       | true
          =TNF-alpha  | Blocking TNFα            | false
          =Δ          | The Δ of it              | true
          =Δ          | The $\\Delta$ of it       | true
          =Δ          | The δ of it              | false
          =Δ          | The Delta of it          | false
          =\\Delta    | The ΔG of it             | true
          =μ          | The sign for micro, µ    | true
          =alpha      | The α of it              | false
          =alpha      | The alpha of it          | true
          """)
  void exactlyIsTheSignItself(String query, String title, boolean found) {
    assertThat(matches(query, Papers.titled(title))).isEqualTo(found);
  }

  @Test
  void wordsOfTheGreekLanguageStayWords() {
    assertThat(TextAnalysis.words("Η φυσική των σωματιδίων, ΜΗΧΑΝΙΚΗ"))
        .extracting(Token::folded)
        .containsExactly("eta", "φυσικη", "των", "σωματιδιων", "μηχανικη");
    AnalyzedPaper paper = Papers.titled("Η φυσική των σωματιδίων");
    assertThat(matches("ΦΥΣΙΚΗ", paper)).isTrue();
    assertThat(matches("\"φυσικη των\"", paper)).isTrue();
    assertThat(matches("phi", paper)).isFalse();
  }

  @ParameterizedTest(name = "{0} passes over {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alpha          | The alphabet
          alpha          | AlphaFold
          alpha          | TNFβ
          TNF-beta       | TNFα
          "TNF alpha"    | α of TNF
          NF-kappa B     | NF and kappa, then B
          Abeta42        | A of β42
          "TNFα liver"~2 | TNFα in the old liver
          """)
  void whatIsNotThatLetterIsPassedOver(String query, String title) {
    assertThat(matches(query, Papers.titled(title))).isFalse();
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "TNFα inhibitor"~2 | An inhibitor of TNFα
          "TNFα inhibitor"~2 | An inhibitor of TNF-alpha
          "TNFα inhibitor"~1 | A TNFalpha inhibitor
          "alpha liver"~3    | The liver and IFN-α
          TNFα's             | Blocking TNFα
          TNFalp*            | Blocking TNFα
          """)
  void aLetterDoesNotCountForADistance(String query, String title) {
    assertThat(matches(query, Papers.titled(title))).isTrue();
  }
}
